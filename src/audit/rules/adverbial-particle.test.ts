import { testWriting } from '../../../tests/writing.ts'
import rule from './adverbial-particle.ts'

testWriting(rule, {
  accept: {
    后面是名词: '建立全面的评价体系，发挥积极的推进作用，形成有效的管理机制。',
    用了地: '真实、完整、全面地评价项目的实施情况。',
    句末是名词: '作出全面的评价。',
  },
  reject: {
    全面的评价: ['真实、完整、全面的评价项目的实施及完成情况。', { message: /“地”/ }],
    更好的服务: ['借助社会组织更好的服务居民。', { quote: '更好的服务' }],
  },
})
