import { testWriting } from '../../../tests/writing.ts'
import rule from './final-punctuation.ts'

const title = '虚构区云溪街道办事处2024年度部门整体支出绩效自评报告\n'

testWriting(rule, {
  accept: {
    有句号: `${title}确保居民对管理工作的满意度达到90%以上，群众获得感不断增强。`,
    标题和短行: `${title}一、部门基本情况\n单位：万元`,
    联系人一行: `${title}联系人：张三（虚构），电话：0311-00000000`,
    括号结尾: `${title}资金来源为区级财政，执行情况良好（详见附件，含明细表）`,
  },
  reject: {
    缺句号: [`${title}有效处理各类社会事务，保障街道服务中心正常运转，确保居民对管理工作的满意度90%以上`, { line: 2, message: /没有句号/ }],
    停在逗号上: [`${title}项目实施质量有待提高，跟踪问效有待加强，总结宣传等工作，`, { message: /可能丢了/ }],
  },
})
