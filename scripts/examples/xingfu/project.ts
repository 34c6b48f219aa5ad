import type { Project } from '#domain/submission.ts'
import { type BudgetText, budgetOf, evidenceOf, indicatorsOf, type SurveyText } from '../build.ts'

export const YEAR = 2024
export const UNIT = '幸福里街道办事处（虚构）'

/** One project in the words of its form; everything in it is invented. */
export interface ProjectText {
  readonly no: number
  readonly name: string
  readonly functionCode: string
  readonly functionName: string
  readonly budget: BudgetText
  readonly expected: string
  readonly achieved: string
  /** key | title | kind | number | date | kept at */
  readonly evidence: string
  readonly survey: SurveyText
  /** kind | name | target | actual | points | level | evidence | reason */
  readonly indicators: string
  readonly problems?: string
  readonly measures?: string
  readonly preparedBy: string
}

/** 21 characters: division, year, T for 特定目标类, running number. */
const codeOf = (no: number): string => `99010124T${String(no).padStart(12, '0')}`

export function projectOf(text: ProjectText): Project {
  const evidence = evidenceOf(text.evidence)
  const { problems, measures } = text
  return {
    name: text.name,
    code: codeOf(text.no),
    supervisingDepartment: UNIT,
    implementingUnit: UNIT,
    kind: '特定目标类',
    functionCode: text.functionCode,
    functionName: text.functionName,
    budget: budgetOf(text.budget),
    goal: { expected: text.expected, achieved: text.achieved, indicators: [] },
    indicators: indicatorsOf(text.indicators, { year: YEAR, evidence, survey: text.survey }),
    claims: [],
    ...(problems === undefined ? {} : { problems }),
    ...(measures === undefined ? {} : { measures }),
    evidence: Object.values(evidence),
    preparedBy: text.preparedBy,
    phone: '0000-0000001',
  }
}

/** A questionnaire of December 2024. */
export const surveyOf = (
  population: number,
  issued: number,
  valid: number,
  satisfied: number,
  method = '入户和现场发放问卷，随机抽样',
): SurveyText => ({
  method,
  population,
  issued,
  valid,
  satisfied,
  period: '2024年12月2日至12月20日',
})
