import { formsOf } from '../forms.ts'
import { bandsOf, gradeFor } from '../grades.ts'
import { rule } from '../rule.ts'

/** Fewer projects may honestly all be good. */
const LEAST = 4

export default rule({
  id: 'all-top-grade',
  title: '全部项目都是最高等级，请复核',
  severity: 'warning',
  covers: ['D01'],
  source: 'mof-2020-10#self-evaluation',
  why: '所有项目都评为最高等级，分不出好坏，自评就失去了发现问题的作用。',
  remedy: '对照完成值和佐证资料复核各项得分，特别是有扣分、执行率低或没有佐证的项目。',
  example: { right: '16 个项目：优 11 个、良 4 个、中 1 个', wrong: '16 个项目全部为“优秀”' },
  *content(submission, assessment, { scheme }, { claims }) {
    const bands = claims?.scale?.bands ?? bandsOf(scheme)
    const top = bands[0]?.title
    const forms = formsOf(submission, assessment).filter(({ scope }) => scope === 'project')
    const graded = forms.flatMap((form) => {
      const total = form.claimedTotal ?? form.evaluated.total
      const grade = form.claimedGrade ?? (total && gradeFor(bands, total))
      return grade === undefined ? [] : [{ form, grade }]
    })
    const tops = graded.filter(
      ({ grade, form }) => grade === top || (form.claimedTotal !== undefined && gradeFor(bands, form.claimedTotal) === top),
    )
    if (graded.length < LEAST || tops.length < graded.length) return
    yield {
      path: graded[0]!.form.claimedGrade === undefined ? graded[0]!.form.path : `${graded[0]!.form.path}.claimedGrade`,
      message: `${graded.length} 个项目全部为“${graded[0]!.grade}”`,
      found: `${graded.length}/${graded.length}`,
    }
  },
})
