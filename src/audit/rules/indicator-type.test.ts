import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './indicator-type.ts'

const row = (name: string, subcategory: string, category = '产出指标') =>
  aSubmission({ projects: [aProject({ indicators: [anIndicator({ name, subcategory, category })] })] })

testContent(rule, {
  accept: {
    数量: row('培训次数', '数量指标'),
    质量: row('验收合格率', '质量指标'),
    效益里的满意度二级: row('居民满意度', '服务对象满意度', '效益指标'),
    受益人数属效益: row('受益人数', '社会效益指标', '效益指标'),
  },
  reject: {
    质量放进数量: [row('验收合格率', '数量指标'), { message: /质量指标/ }],
    满意度放进社会效益: [row('群众满意度', '社会效益指标', '效益指标'), { message: /满意度/ }],
    时效放进数量: [row('按时完成率', '数量指标'), { message: /时效/ }],
  },
})
