import { mismatchesOf } from '../figures/mismatches-in.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'rates-agree',
  title: '比率、占比和增减率应与所写的数算得一致',
  severity: 'error',
  covers: ['A03', 'A15'],
  source: 'mof-2020-10#result-form',
  why: '完成率、到位率、占比、增减率由两个数相除得来，写在一起却算不出来，说明比率或其中一个数是错的。',
  remedy: '按原始数据重新计算比率；若所依据的数有误，先改正数。',
  example: {
    right: '应检企业 320 家，实检 304 家，覆盖率 95.00%',
    wrong: '应检企业 320 家，实检 304 家，覆盖率 96.50%',
  },
  writing: (document) => mismatchesOf(document, 'rate'),
})
