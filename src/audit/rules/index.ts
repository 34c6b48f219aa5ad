import type { Rule } from '../rule.ts'
import accountsBalance from './accounts-balance.ts'
import actualMissing from './actual-missing.ts'
import adjustmentWithoutDocument from './adjustment-without-document.ts'
import adverbialParticle from './adverbial-particle.ts'
import allTopGrade from './all-top-grade.ts'
import basisDocuments from './basis-documents.ts'
import brokenSentence from './broken-sentence.ts'
import categoryWeights from './category-weights.ts'
import classAgainstProject from './class-against-project.ts'
import contradictoryTarget from './contradictory-target.ts'
import copiedActual from './copied-actual.ts'
import copiedBetweenReports from './copied-between-reports.ts'
import copiedFromLastYear from './copied-from-last-year.ts'
import copiedScores from './copied-scores.ts'
import dateOrder from './date-order.ts'
import deductionArithmetic from './deduction-arithmetic.ts'
import documentNumberBrackets from './document-number-brackets.ts'
import duplicateIndicators from './duplicate-indicators.ts'
import duplicateParagraph from './duplicate-paragraph.ts'
import easyWeight from './easy-weight.ts'
import emptyReason from './empty-reason.ts'
import emptySection from './empty-section.ts'
import evaluationMethod from './evaluation-method.ts'
import evidenceMissing from './evidence-missing.ts'
import executionRate from './execution-rate.ts'
import executionScore from './execution-score.ts'
import expenditureSum from './expenditure-sum.ts'
import figuresAgree from './figures-agree.ts'
import finalPunctuation from './final-punctuation.ts'
import foreignDuties from './foreign-duties.ts'
import fullBenefit from './full-benefit.ts'
import fundRowsSum from './fund-rows-sum.ts'
import fundTotalZero from './fund-total-zero.ts'
import goalWithoutActual from './goal-without-actual.ts'
import goalsAndProjects from './goals-and-projects.ts'
import goalsCoverMoney from './goals-cover-money.ts'
import gradeByScore from './grade-by-score.ts'
import gradeCounts from './grade-counts.ts'
import gradeScale from './grade-scale.ts'
import headingOrder from './heading-order.ts'
import impliedUnspent from './implied-unspent.ts'
import incomeSum from './income-sum.ts'
import indicatorAgainstForm from './indicator-against-form.ts'
import indicatorScore from './indicator-score.ts'
import indicatorType from './indicator-type.ts'
import indicatorWithoutMeasure from './indicator-without-measure.ts'
import inflatedIndicators from './inflated-indicators.ts'
import leftoverPlaceholder from './leftover-placeholder.ts'
import listMark from './list-mark.ts'
import lowTarget from './low-target.ts'
import markupResidue from './markup-residue.ts'
import missingDisclosures from './missing-disclosures.ts'
import missingForm from './missing-form.ts'
import missingIndicatorTypes from './missing-indicator-types.ts'
import missingSection from './missing-section.ts'
import mixedDecimals from './mixed-decimals.ts'
import mixedFiles from './mixed-files.ts'
import namelessScoring from './nameless-scoring.ts'
import neighbourName from './neighbour-name.ts'
import noAttachments from './no-attachments.ts'
import noDepartmentTable from './no-department-table.ts'
import noExecutionFigures from './no-execution-figures.ts'
import noFollowUp from './no-follow-up.ts'
import noOverallScore from './no-overall-score.ts'
import notAllProjects from './not-all-projects.ts'
import numberAsName from './number-as-name.ts'
import numberWriting from './number-writing.ts'
import outdatedPhrase from './outdated-phrase.ts'
import outsidePowers from './outside-powers.ts'
import planLanguage from './plan-language.ts'
import pointsTotal from './points-total.ts'
import problemsAndMeasures from './problems-and-measures.ts'
import problemsWithoutDeductions from './problems-without-deductions.ts'
import projectNames from './project-names.ts'
import projectsAgainstAccounts from './projects-against-accounts.ts'
import publicationRisk from './publication-risk.ts'
import ratesAgree from './rates-agree.ts'
import reasonAgainstScore from './reason-against-score.ts'
import recheckGap from './recheck-gap.ts'
import repeatedPhrase from './repeated-phrase.ts'
import reportAgainstAccounts from './report-against-accounts.ts'
import reportAgainstForms from './report-against-forms.ts'
import reportTitle from './report-title.ts'
import satisfactionWithoutSurvey from './satisfaction-without-survey.ts'
import scopeDrift from './scope-drift.ts'
import scoreRange from './score-range.ts'
import selfOrEvaluation from './self-or-evaluation.ts'
import selfReference from './self-reference.ts'
import sloganGoal from './slogan-goal.ts'
import spacesInText from './spaces-in-text.ts'
import splitParagraph from './split-paragraph.ts'
import steppedExecutionScores from './stepped-execution-scores.ts'
import targetChanged from './target-changed.ts'
import tokenDeductions from './token-deductions.ts'
import totalOfScores from './total-of-scores.ts'
import twoValues from './two-values.ts'
import unexplainedDeduction from './unexplained-deduction.ts'
import unexplainedDeviation from './unexplained-deviation.ts'
import uniformTargets from './uniform-targets.ts'
import unitMismatch from './unit-mismatch.ts'
import unitMixUp from './unit-mix-up.ts'
import unlistedProject from './unlisted-project.ts'
import unnamedKeyProject from './unnamed-key-project.ts'
import unscoredProject from './unscored-project.ts'
import unsigned from './unsigned.ts'
import untracedCarryover from './untraced-carryover.ts'
import weightsChanged from './weights-changed.ts'
import wrongTerm from './wrong-term.ts'
import wrongYear from './wrong-year.ts'

/** Every rule 审核规则, in the order of their ids. One line each; the test compares the list with the folder. */
export const rules: readonly Rule[] = [
  accountsBalance,
  actualMissing,
  adjustmentWithoutDocument,
  adverbialParticle,
  allTopGrade,
  basisDocuments,
  brokenSentence,
  categoryWeights,
  classAgainstProject,
  contradictoryTarget,
  copiedActual,
  copiedBetweenReports,
  copiedFromLastYear,
  copiedScores,
  dateOrder,
  deductionArithmetic,
  documentNumberBrackets,
  duplicateIndicators,
  duplicateParagraph,
  easyWeight,
  emptyReason,
  emptySection,
  evaluationMethod,
  evidenceMissing,
  executionRate,
  executionScore,
  expenditureSum,
  figuresAgree,
  finalPunctuation,
  foreignDuties,
  fullBenefit,
  fundRowsSum,
  fundTotalZero,
  goalWithoutActual,
  goalsAndProjects,
  goalsCoverMoney,
  gradeByScore,
  gradeCounts,
  gradeScale,
  headingOrder,
  impliedUnspent,
  incomeSum,
  indicatorAgainstForm,
  indicatorScore,
  indicatorType,
  indicatorWithoutMeasure,
  inflatedIndicators,
  leftoverPlaceholder,
  listMark,
  lowTarget,
  markupResidue,
  missingDisclosures,
  missingForm,
  missingIndicatorTypes,
  missingSection,
  mixedDecimals,
  mixedFiles,
  namelessScoring,
  neighbourName,
  noAttachments,
  noDepartmentTable,
  noExecutionFigures,
  noFollowUp,
  noOverallScore,
  notAllProjects,
  numberAsName,
  numberWriting,
  outdatedPhrase,
  outsidePowers,
  planLanguage,
  pointsTotal,
  problemsAndMeasures,
  problemsWithoutDeductions,
  projectNames,
  projectsAgainstAccounts,
  publicationRisk,
  ratesAgree,
  reasonAgainstScore,
  recheckGap,
  repeatedPhrase,
  reportAgainstAccounts,
  reportAgainstForms,
  reportTitle,
  satisfactionWithoutSurvey,
  scopeDrift,
  scoreRange,
  selfOrEvaluation,
  selfReference,
  sloganGoal,
  spacesInText,
  splitParagraph,
  steppedExecutionScores,
  targetChanged,
  tokenDeductions,
  totalOfScores,
  twoValues,
  unexplainedDeduction,
  unexplainedDeviation,
  uniformTargets,
  unitMismatch,
  unitMixUp,
  unlistedProject,
  unnamedKeyProject,
  unscoredProject,
  unsigned,
  untracedCarryover,
  weightsChanged,
  wrongTerm,
  wrongYear,
]
