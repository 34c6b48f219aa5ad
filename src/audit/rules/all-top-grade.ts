import { formsOf } from '../forms.ts'
import { bandsOf, gradeFor } from '../grades.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

/** Fewer projects may honestly all be good. */
const LEAST = 4

/** "组织12个项目开展自评，…等级全部为“优”" */
const ALL_TOP =
  /(\d{1,3})个(?:二级)?项目[^。\d]{0,40}(?:[\d.,]+万元[^。\d]{0,20})?(?:全部|均|都)(?:评)?(?:定)?为“?优秀?”?(?=[，。；、]|$)/gu

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
  *writing(document) {
    const script = scriptOf(document)
    for (const { stretch, start, end, groups } of plainHits(script, ALL_TOP)) {
      if (Number(groups[0]) < LEAST) continue
      yield {
        message: `${groups[0]} 个项目全部为最高等级`,
        place: placeOfPlain(script, stretch, start, end),
        found: `${groups[0]}/${groups[0]}`,
        severity: 'notice',
      }
    }
  },
})
