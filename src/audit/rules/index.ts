import type { Rule } from '../rule.ts'
import accountsBalance from './accounts-balance.ts'
import categoryWeights from './category-weights.ts'
import deductionArithmetic from './deduction-arithmetic.ts'
import executionRate from './execution-rate.ts'
import executionScore from './execution-score.ts'
import expenditureSum from './expenditure-sum.ts'
import fundRowsSum from './fund-rows-sum.ts'
import fundTotalZero from './fund-total-zero.ts'
import gradeByScore from './grade-by-score.ts'
import incomeSum from './income-sum.ts'
import indicatorScore from './indicator-score.ts'
import namelessScoring from './nameless-scoring.ts'
import noDepartmentTable from './no-department-table.ts'
import noOverallScore from './no-overall-score.ts'
import pointsTotal from './points-total.ts'
import satisfactionWithoutSurvey from './satisfaction-without-survey.ts'
import scoreRange from './score-range.ts'
import totalOfScores from './total-of-scores.ts'
import unexplainedDeduction from './unexplained-deduction.ts'
import unexplainedDeviation from './unexplained-deviation.ts'
import unlistedProject from './unlisted-project.ts'
import unscoredProject from './unscored-project.ts'
import weightsChanged from './weights-changed.ts'

/** Every rule 审核规则, in the order of their ids. One line each; the test compares the list with the folder. */
export const rules: readonly Rule[] = [
  accountsBalance,
  categoryWeights,
  deductionArithmetic,
  executionRate,
  executionScore,
  expenditureSum,
  fundRowsSum,
  fundTotalZero,
  gradeByScore,
  incomeSum,
  indicatorScore,
  namelessScoring,
  noDepartmentTable,
  noOverallScore,
  pointsTotal,
  satisfactionWithoutSurvey,
  scoreRange,
  totalOfScores,
  unexplainedDeduction,
  unexplainedDeviation,
  unlistedProject,
  unscoredProject,
  weightsChanged,
]
