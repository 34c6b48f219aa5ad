import type { Role } from '#domain/workflow-roles.ts'

/** How a step is noticed to be done. Pages are addresses after the year's own: "" is the task list. */
export type Done =
  | { readonly kind: 'page'; readonly page: string }
  | { readonly kind: 'click'; readonly on: string }
  | { readonly kind: 'content'; readonly what: 'actual' | 'evidence' }
  | { readonly kind: 'step' }

export interface Step {
  /** What to do. */
  readonly ask: string
  /** What one sees once it is done. */
  readonly seen: string
  /** Where it is done: a page of the year. */
  readonly page?: '/projects/0' | '/evidence' | '/findings' | '/report' | '/confirm' | '/history'
  readonly done: Done
}

export interface Tour {
  readonly title: string
  readonly minutes: number
  readonly steps: readonly Step[]
}

const open: Step = {
  ask: '打开本年度：在首页点“继续填报”或者“打开”。',
  seen: '这是任务清单：九步，做完的打勾，没有做完的写着还缺什么；蓝色的大按钮永远是下一步。',
  done: { kind: 'page', page: '' },
}

/** The guided first run 新手引导, by role. Nothing has to be clicked: each step notices by itself that it was done. */
export const tours: Partial<Readonly<Record<Role, Tour>>> = {
  clerk: {
    title: '跟着走一遍',
    minutes: 10,
    steps: [
      open,
      {
        ask: '打开第一个项目，把一条指标的“实际完成值”改小，例如把 103场 改成 60场。',
        seen: '得分马上跟着变，右边要您写扣分的原因。按 Ctrl+Z，或者点上面的“撤销”，就能改回来；不用保存，右上角会写“已保存”。',
        page: '/projects/0',
        done: { kind: 'content', what: 'actual' },
      },
      {
        ask: '点一下这条指标的得分。',
        seen: '这就是分的来历：算式、用到的数、依据的条款。每一分都能这样查。',
        page: '/projects/0',
        done: { kind: 'click', on: '.score' },
      },
      {
        ask: '到“实际完成值与佐证”，给一条指标附一份材料：把电脑里随便一张照片或一个文件拖到那一行，或者点那一行的回形针。',
        seen: '材料和这个数绑在一起了，换了文件、改了数都看得出来。一份材料可以给几条指标用。',
        page: '/evidence',
        done: { kind: 'content', what: 'evidence' },
      },
      {
        ask: '到“体检”，挑一条意见，点它下面的“去改这一处”。',
        seen: '光标已经停在要改的地方。改好以后会自动重新检查；错误改完了，才能请领导确认。',
        page: '/findings',
        done: { kind: 'click', on: '.finding a[href*="#"]' },
      },
      {
        ask: '到“报告”，看一眼写好的报告。',
        seen: '带点线的数是算出来的，指一下就知道从哪里来；单位自己写的文字，点一下就能改。上面可以下载 Word、Excel。',
        page: '/report',
        done: { kind: 'page', page: '/report' },
      },
      {
        ask: '到“确认报送”，看看最后一步。',
        seen: '填完以后，请单位负责人用自己的账户登录，在这一页点“确认”。演示里可以退出登录，再以“单位负责人”登录接着走。',
        page: '/confirm',
        done: { kind: 'page', page: '/confirm' },
      },
    ],
  },
  head: {
    title: '看一遍再确认',
    minutes: 3,
    steps: [
      open,
      {
        ask: '打开“确认报送”：总分、等级、和上一版比改了什么、哪些没有佐证，都在这一页。',
        seen: '先看“签署之前请留意”的几条，每一条都能点进去看原处。',
        page: '/confirm',
        done: { kind: 'page', page: '/confirm' },
      },
      {
        ask: '打开“报告”，看要报送的文字。',
        seen: '数都是算出来的，不能在报告里改；文字有不妥的，请经办人改。',
        page: '/report',
        done: { kind: 'page', page: '/report' },
      },
      {
        ask: '回到“确认报送”：没有问题就点“确认（单位签署）”；有问题就点“请经办人修改”，写明要改什么。',
        seen: '办好了，经办人马上能看到。谁在什么时候办的，都记在这一页下面，也记在历史版本里。',
        page: '/confirm',
        done: { kind: 'step' },
      },
    ],
  },
  reviewer: {
    title: '审一个单位',
    minutes: 5,
    steps: [
      { ...open, ask: '首页列着各单位报到哪一步。打开一个单位。', seen: '和单位看到的一样，只是您不能改他们的数。' },
      {
        ask: '打开“体检”，看系统查出了什么。',
        seen: '错误在先、警告在后；单位申请不改的，您在这里同意或者不同意。',
        page: '/findings',
        done: { kind: 'page', page: '/findings' },
      },
      {
        ask: '打开“历史版本”，看各版改了什么。',
        seen: '谁、什么时候、改了哪一格，从多少改成多少，都用文字写着。',
        page: '/history',
        done: { kind: 'page', page: '/history' },
      },
      {
        ask: '打开“确认报送”：单位报送以后，在这里审定或者退回。',
        seen: '审定是第二道签署，审定以后就可以锁定；退回要写理由，单位会看到。',
        page: '/confirm',
        done: { kind: 'page', page: '/confirm' },
      },
    ],
  },
}
