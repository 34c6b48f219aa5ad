import { testWriting } from '../../../tests/writing.ts'
import rule from './contradictory-target.ts'

testWriting(rule, {
  accept: {
    次数相符: '分批次对楼院长组织培训，全年不少于3次；每月最少组织居民开展活动1次。',
    每月一次合全年十二次: '每月开展党日活动，全年不少于12次。',
    两个目标: '每月组织活动1次；在重大节日走访慰问，每年不少于3次。',
  },
  reject: {
    分批次却只一次: ['分批次对楼院长组织培训，全年不少于 1 次。', { message: /分批次/ }],
    每季度却全年两次: ['每季度开展应急演练，全年至少两次。', { message: /2 次/ }],
    至少以内: ['办结时限不低于5天以内。', { severity: 'error' }],
  },
})
