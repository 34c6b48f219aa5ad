import type { SectionKind } from '../extract/claims.ts'
import type { Document, Report } from '../rule.ts'
import { placeOfPlain, scriptOf } from '../script.ts'
import { type DatedLine, datedLines, isAfter, type SaidDate, sayDay } from './said-dates.ts'
import { stepsByColumn } from './table-steps.ts'
import {
  courseSteps,
  disclosedSteps,
  evaluationSteps,
  grantSteps,
  moneySteps,
  otherSteps,
  REPORTED,
  type Step,
  SURVEYED,
  workSteps,
} from './told-steps.ts'

/** Steps looked back at. */
const BACK = 20
/** Lines between two steps of one account at most. */
const APART = 2

/** Parts of a document that tell how the evaluation was done; others speak of the work that is evaluated, or of what is to come. */
const OWN: ReadonlySet<SectionKind> = new Set(['methods', 'organisation', 'introduction'])
const OTHER: ReadonlySet<SectionKind> = new Set([
  'measures',
  'problems-and-measures',
  'problems',
  'goals',
  'safeguards',
  'use',
  'accounts',
  'project-profile',
  'experience',
])
const SPEAKS_OF_EVALUATION = /自评|自我评价|绩效评价|评价(?:工作|小?组|人员|方案|报告|时间)|绩效监控|监控工作|本报告|报告初稿|定稿/u

/** Whether a line tells of the work on the evaluation itself. */
export const isOfEvaluation = ({ kind, stretches }: DatedLine): boolean =>
  kind !== undefined && (OWN.has(kind) || OTHER.has(kind)) ? OWN.has(kind) : stretches.some(({ text }) => SPEAKS_OF_EVALUATION.test(text))

/** "3月3日至3月14日核对；2月14日形成自评报告": steps of the evaluation follow one another in the order in which they are told. */
export function* evaluationOutOfOrder(document: Document, told: ReadonlySet<SaidDate>): Iterable<Report> {
  const place = placesIn(document)
  for (const account of accounts(document)) {
    let before: Step | undefined
    for (const [i, step] of account.entries()) {
      // Its year is told to be wrong already.
      if (told.has(step.date)) continue
      const last = before
      // What was due by a day may have been done long before it: nothing is compared with it.
      if (!step.date.isLimit) before = step
      if (last && isAfter(last.date.from, step.date.from) && !isToldFromItsEnd(last, step) && !isBeside(last, step)) {
        yield {
          place: place(step.date),
          related: [place(last.date)],
          message:
            last.date.stretch === step.date.stretch
              ? `这一步在${sayDay(step.date.from)}，比前一步（${sayDay(last.date.from)}）还早`
              : `这一阶段从${sayDay(step.date.from)}开始，比前一阶段（${sayDay(last.date.from)}）还早`,
          found: step.date.text,
        }
        continue
      }
      if (step.date.to || step.date.isLimit || step.first < REPORTED) continue
      const open = account
        .slice(Math.max(0, i - BACK), i)
        .find(({ date, last: upTo }) => date.to && upTo < step.first && isAfter(date.to, step.date.from) && !isInItsStage(date, step.date))
      if (open)
        yield {
          place: place(step.date),
          related: [place(open.date)],
          message: `“${step.said}”在“${open.said}”结束之前，比前一步还早`,
          found: step.date.text,
        }
    }
  }
}

/** "4.撰写报告（6月13日至6月30日）。6月20日征求意见后定稿": told below the stage it belongs to. */
const isInItsStage = (stage: SaidDate, { stretch, from }: SaidDate) =>
  stage.stretch === stretch && NUMBERED.test(stretch.text) && stage.start < LABELLED && !isAfter(stage.from, from)
/** The span of a stage stands right behind its name. */
const LABELLED = 16

/** "报告于3月28日审定，自评工作2月10日启动": the end told first, or a step told for itself after the others; no list of steps is told so. */
function isToldFromItsEnd(a: Step, b: Step): boolean {
  // "（三）满意度调查。2024年12月发放问卷": the people were asked when the project was done.
  if (
    b.last === SURVEYED &&
    b.date.from.yearWritten &&
    b.date.stretch !== a.date.stretch &&
    /满意度/u.test(b.date.stretch.text.slice(0, 12))
  )
    return true
  if (b.last >= a.first) return false
  if (a.date.stretch !== b.date.stretch) return !NUMBERED.test(b.date.stretch.text) && b.date.stretch.passage.row === undefined
  const between = a.date.stretch.text.slice(a.date.end, b.date.start)
  const own = between.slice(between.lastIndexOf('。') + 1)
  return (a.first >= REPORTED || b.last === 0 || own !== between) && !/;|第[一二三四五六]|[一二三四五六]是/u.test(own)
}
/** "财务室3月3日至3月14日核对，办公室2月24日至3月7日发放问卷": two at work at one time. */
const isBeside = (a: Step, b: Step) =>
  a.actor !== '' &&
  b.actor !== '' &&
  a.actor !== b.actor &&
  a.last < REPORTED &&
  b.last < REPORTED &&
  b.date.to !== undefined &&
  !isAfter(a.date.from, b.date.to)
const NUMBERED = /^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六])/u

/** "2月10日至3月14日开展自评，其中3月10日至4月14日评分": a part that leaves its whole. */
export function* partsOutsideTheirWhole(document: Document): Iterable<Report> {
  const place = placesIn(document)
  for (const { dates } of datedLines(document)) {
    for (const [i, whole] of dates.entries()) {
      const next = dates[i + 1]
      const { text } = whole.stretch
      if (
        !whole.to ||
        whole.to.day === undefined ||
        next?.stretch !== whole.stretch ||
        !/其中[^。]{0,12}$/u.test(text.slice(whole.end, next.start))
      )
        continue
      const stop = text.indexOf('。', next.start)
      const inside = dates.slice(i + 1).filter(({ stretch, start, to }) => stretch === whole.stretch && to && (stop < 0 || start < stop))
      const wrong = inside.find((part) => isAfter(whole.from, part.from) || isAfter(part.to!, whole.to!))
      if (wrong)
        yield {
          place: place(wrong),
          related: [place(whole)],
          message: `其中的${wrong.text}不在${whole.text}之内`,
          found: wrong.text,
        }
    }
  }
}

/** The steps of the evaluation that stand together, each list the account of one work. */
function accounts(document: Document): Step[][] {
  const found: Step[][] = []
  let last: DatedLine | undefined
  for (const line of datedLines(document)) {
    const steps = isOfEvaluation(line) ? evaluationSteps(line) : []
    if (steps.length === 0) continue
    // Stages on lines of their own go on with one account; a paragraph with several steps is one by itself.
    const goesOn = last && line.at - last.at <= APART && isStage(line) && isStage(last)
    if (goesOn) found.at(-1)!.push(...steps)
    else found.push(steps)
    last = line
  }
  return found
}

/** A line of one stage: it begins with its number, its name or its date. */
const isStage = ({ stretches, dates }: DatedLine) =>
  stretches[0]!.passage.row !== undefined || NUMBERED.test(stretches[0]!.text) || dates[0]!.start <= 12

/** "工程11月13日开工，11月8日竣工": steps of one work whose dates run backwards. Asked, since the text may mean two works. */
export function* worksOutOfOrder(document: Document): Iterable<Report> {
  const place = placesIn(document)
  const all = [
    ...SCALES.flatMap((stepsIn) => works(document, stepsIn).map((work) => ({ work, isWrong: isReversed }))),
    ...stepsByColumn(document).map((work) => ({ work, isWrong: isReversed })),
    // Money handed down comes after that, and then goes on: only what is told first can have come first.
    ...[moneySteps, disclosedSteps, ...otherSteps(scriptOf(document).plain.text)].flatMap((stepsIn) =>
      works(document, stepsIn).map((work) => ({ work, isWrong: isBehind })),
    ),
  ]
  for (const { work, isWrong } of all) {
    for (const [i, step] of work.entries()) {
      const wrong = work.slice(Math.max(0, i - BACK), i).find((one) => isWrong(one, step))
      if (!wrong) continue
      const [late, early] = isBehind(wrong, step) ? [wrong, step] : [step, wrong]
      yield {
        place: place(late.date),
        related: [place(early.date)],
        message: `“${late.said}”在后，“${early.said}”反而在前，请核对日期`,
        found: late.date.text,
      }
      break
    }
  }
}

const SCALES: readonly ((line: DatedLine) => Step[])[] = [workSteps, grantSteps, courseSteps]

const isReversed = (a: Step, b: Step) => isBehind(a, b) || isBehind(b, a)
/** Whether a step that can only come first ends after the next one. */
const isBehind = ({ last, date: { from, to } }: Step, { first, date, said }: Step) =>
  last < first && isAfter(to?.day === undefined ? from : to, date.to && !BEGUN.test(said) ? date.to : date.from)
/** "5月8日开工，截至7月底" begins what goes on. */
const BEGUN = /(?:开工|动工).*(?:至|到|-)/u

/** Words that speak of a second work, or of the same one in parts. */
const SECOND = /另|分别|二期|一期|[一二三四五甲乙丙ABC\d]标段?|第[一二三]批|两批|分批|陆续|部分/u

/** The steps of one work each: a sentence that names another one begins a new list. */
function works(document: Document, stepsIn: (line: DatedLine) => Step[]): Step[][] {
  const found: Step[][] = []
  let last: DatedLine | undefined
  for (const line of datedLines(document)) {
    const steps = stepsIn(line)
    if (steps.length === 0) continue
    const goesOn =
      last &&
      line.at - last.at <= (line.label === undefined ? 1 : 2) &&
      !line.stretches[0]!.passage.row &&
      isStage(line) &&
      isStage(last) &&
      steps[0]!.subject === ''
    let current: Step[] | undefined = goesOn ? found.at(-1) : undefined
    let before: Step | undefined
    for (const step of steps) {
      const between =
        before && before.date.stretch === step.date.stretch ? step.date.stretch.text.slice(before.date.end, step.date.start) : ''
      const isAnother =
        before !== undefined && (step.subject !== '' || SECOND.test(between) || (/。/u.test(between) && step.first <= before.first))
      if (!current || isAnother) {
        // "项目于3月5日开工，甲镇、乙镇于11月28日完工": the parts of a work begin with it.
        const whole: Step[] = current?.[0]?.isWhole && !/[。;]/u.test(between) ? [current[0]] : []
        current = whole
        found.push(current)
      }
      current.push(step)
      before = step
    }
    last = line
  }
  return found
}

const placesIn = (document: Document) => {
  const script = scriptOf(document)
  return ({ stretch, start, end }: SaidDate) => placeOfPlain(script, stretch, start, end)
}
