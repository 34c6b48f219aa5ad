import { testWriting } from '../../../tests/writing.ts'
import rule from './publication-risk.ts'

testWriting(rule, {
  accept: {
    普通内容: '社区工作经费49.63万元，救助困难群众12人。',
    项目编码不是证件号码: '项目编码 130104 24 T 000010263357，编号110101199003071232。',
    遮住的号码: '联系电话：138****1234，身份证号1101**********1234。',
  },
  reject: {
    维稳项目合并为一条: ['疫情信访维稳资金20万元，全年开展信访维稳工作。', { message: /共 2 处/ }],
    身份证号码: [
      '救助居民一名，身份证号110101199003071233。'.replace(
        '110101199003071233',
        '11010119900307123X'.replace('X', idCheck('11010119900307123')),
      ),
      { severity: 'warning', message: /身份证号码/ },
    ],
    手机号码: ['走访对象联系方式13800138000。', { severity: 'warning', quote: '13800138000' }],
    家庭住址: ['慰问3号楼2单元501室困难居民。', { severity: 'warning' }],
  },
})

/** The check character that belongs to seventeen digits. */
function idCheck(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11] ?? ''
}
