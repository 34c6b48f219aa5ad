import type { Rule } from '../rule.ts'
import accountsBalance from './accounts-balance.ts'
import adverbialParticle from './adverbial-particle.ts'
import basisDocuments from './basis-documents.ts'
import brokenSentence from './broken-sentence.ts'
import categoryWeights from './category-weights.ts'
import contradictoryTarget from './contradictory-target.ts'
import copiedActual from './copied-actual.ts'
import copiedBetweenReports from './copied-between-reports.ts'
import copiedFromLastYear from './copied-from-last-year.ts'
import deductionArithmetic from './deduction-arithmetic.ts'
import documentNumberBrackets from './document-number-brackets.ts'
import duplicateIndicators from './duplicate-indicators.ts'
import duplicateParagraph from './duplicate-paragraph.ts'
import evaluationMethod from './evaluation-method.ts'
import executionRate from './execution-rate.ts'
import executionScore from './execution-score.ts'
import expenditureSum from './expenditure-sum.ts'
import finalPunctuation from './final-punctuation.ts'
import foreignDuties from './foreign-duties.ts'
import fundRowsSum from './fund-rows-sum.ts'
import fundTotalZero from './fund-total-zero.ts'
import goalsAndProjects from './goals-and-projects.ts'
import goalsCoverMoney from './goals-cover-money.ts'
import gradeByScore from './grade-by-score.ts'
import headingOrder from './heading-order.ts'
import incomeSum from './income-sum.ts'
import indicatorScore from './indicator-score.ts'
import indicatorType from './indicator-type.ts'
import indicatorWithoutMeasure from './indicator-without-measure.ts'
import leftoverPlaceholder from './leftover-placeholder.ts'
import listMark from './list-mark.ts'
import lowTarget from './low-target.ts'
import markupResidue from './markup-residue.ts'
import missingIndicatorTypes from './missing-indicator-types.ts'
import namelessScoring from './nameless-scoring.ts'
import neighbourName from './neighbour-name.ts'
import noDepartmentTable from './no-department-table.ts'
import noOverallScore from './no-overall-score.ts'
import numberAsName from './number-as-name.ts'
import numberWriting from './number-writing.ts'
import outdatedPhrase from './outdated-phrase.ts'
import outsidePowers from './outside-powers.ts'
import planLanguage from './plan-language.ts'
import pointsTotal from './points-total.ts'
import problemsAndMeasures from './problems-and-measures.ts'
import projectNames from './project-names.ts'
import publicationRisk from './publication-risk.ts'
import repeatedPhrase from './repeated-phrase.ts'
import reportTitle from './report-title.ts'
import satisfactionWithoutSurvey from './satisfaction-without-survey.ts'
import scopeDrift from './scope-drift.ts'
import scoreRange from './score-range.ts'
import selfOrEvaluation from './self-or-evaluation.ts'
import selfReference from './self-reference.ts'
import sloganGoal from './slogan-goal.ts'
import spacesInText from './spaces-in-text.ts'
import splitParagraph from './split-paragraph.ts'
import totalOfScores from './total-of-scores.ts'
import unexplainedDeduction from './unexplained-deduction.ts'
import unexplainedDeviation from './unexplained-deviation.ts'
import uniformTargets from './uniform-targets.ts'
import unitMismatch from './unit-mismatch.ts'
import unlistedProject from './unlisted-project.ts'
import unscoredProject from './unscored-project.ts'
import weightsChanged from './weights-changed.ts'
import wrongTerm from './wrong-term.ts'
import wrongYear from './wrong-year.ts'

/** Every rule 审核规则, in the order of their ids. One line each; the test compares the list with the folder. */
export const rules: readonly Rule[] = [
  accountsBalance,
  adverbialParticle,
  basisDocuments,
  brokenSentence,
  categoryWeights,
  contradictoryTarget,
  copiedActual,
  copiedBetweenReports,
  copiedFromLastYear,
  deductionArithmetic,
  documentNumberBrackets,
  duplicateIndicators,
  duplicateParagraph,
  evaluationMethod,
  executionRate,
  executionScore,
  expenditureSum,
  finalPunctuation,
  foreignDuties,
  fundRowsSum,
  fundTotalZero,
  goalsAndProjects,
  goalsCoverMoney,
  gradeByScore,
  headingOrder,
  incomeSum,
  indicatorScore,
  indicatorType,
  indicatorWithoutMeasure,
  leftoverPlaceholder,
  listMark,
  lowTarget,
  markupResidue,
  missingIndicatorTypes,
  namelessScoring,
  neighbourName,
  noDepartmentTable,
  noOverallScore,
  numberAsName,
  numberWriting,
  outdatedPhrase,
  outsidePowers,
  planLanguage,
  pointsTotal,
  problemsAndMeasures,
  projectNames,
  publicationRisk,
  repeatedPhrase,
  reportTitle,
  satisfactionWithoutSurvey,
  scopeDrift,
  scoreRange,
  selfOrEvaluation,
  selfReference,
  sloganGoal,
  spacesInText,
  splitParagraph,
  totalOfScores,
  unexplainedDeduction,
  unexplainedDeviation,
  uniformTargets,
  unitMismatch,
  unlistedProject,
  unscoredProject,
  weightsChanged,
  wrongTerm,
  wrongYear,
]
