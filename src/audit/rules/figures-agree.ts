import { mismatchesOf } from '../figures/mismatches-in.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'figures-agree',
  title: '文中数字应能互相算通',
  severity: 'error',
  covers: ['A15'],
  source: 'mof-2020-10#result-form',
  why: '总数与分项、比率与人数、增减与前后两个数写在一起却算不通，说明其中至少有一个数是错的。',
  remedy: '对照原始资料核对这几个数，改正写错的一个。',
  example: {
    right: '收回有效问卷 400 份，满意 370 份，满意率 92.50%',
    wrong: '收回有效问卷 400 份，满意 370 份，满意率 95.20%',
  },
  writing: (document) => mismatchesOf(document, 'figures'),
})
