import { placeOfSpan } from '../extract/passages.ts'
import { mentionsOf } from '../extract/projects.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'unnamed-key-project',
  title: '重点评价的项目应写明名称',
  severity: 'warning',
  covers: ['B19'],
  source: 'mof-2020-10#self-evaluation',
  why: '写了选取重点项目评价，却不写是哪个项目，读者找不到对应的评价结果。',
  remedy: '写明重点评价的项目名称、评价结果，并附重点项目绩效评价报告。',
  example: { right: '选取社区工作经费项目进行重点评价', wrong: '选取一个重点项目进行重点评价' },
  *writing({ claims, submission, file }) {
    const projects = submission.projects.flatMap(({ name }) => (name === undefined ? [] : [{ name, place: { file } }]))
    const spoken = claims.passages.flatMap((passage) =>
      passage.sentences.flatMap((sentence) => (KEY.test(sentence.text) ? [{ passage, sentence }] : [])),
    )
    if (
      spoken.length === 0 ||
      spoken.some(
        ({ passage, sentence }) =>
          mentionsOf(sentence.text, projects).length > 0 ||
          mentionsOf(passage.text, projects).length > 0 ||
          /[“《][^”》]{4,}[”》]/.test(sentence.text),
      )
    )
      return
    const { passage, sentence } = spoken[0]!
    const at = sentence.start + (KEY.exec(sentence.text)?.index ?? 0)
    yield { place: placeOfSpan(file, passage, at, sentence.end), message: '写了选取重点项目进行重点评价，没有写是哪个项目' }
  },
})

const KEY =
  /(?:选取|选择|选定|确定|抽取|对)[^。；]{0,8}(?:一|1|两|2|三|3)?个?重点(?:支出)?项目[^。；]{0,12}(?:评价|自评|报告|核查|复核)|重点项目[^。；]{0,10}(?:重点)?(?:绩效)?(?:自评|评价)报告/
