import { Link } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { Frame } from '../shell/Frame.tsx'
import { Loading } from '../shell/Loading.tsx'
import { Pairs } from '../shell/Pairs.tsx'
import { keys } from '../table/Keys.tsx'
import { StartTour } from '../tour/StartTour.tsx'
import { doers, scoring, steps } from './basics.ts'
import { FieldText } from './HelpBox.tsx'
import './help.css'
import { useHelp } from './use-help.ts'

/** 帮助: how the year goes, who does what, how a score comes about, every field, the words, the keys; one search over fields and words. */
export function HelpPage() {
  const [typed, setTyped] = useState('')
  useEffect(() => {
    document.title = '帮助 · 明绩'
  }, [])
  return (
    <Frame title={<h1>帮助</h1>}>
      <div className="help-page">
        <p className="lead">
          填写时不知道一格怎么填：点旁边的“？”，或者把光标放进去按 F1。想从头看一遍：
          <Link to="/manual/{-$part}" params={{ part: undefined }}>
            使用手册
          </Link>
          。
        </p>
        <StartTour />
        <p className="help-search">
          <label htmlFor="search">查一栏或一个词</label>
          <input
            id="search"
            type="search"
            className="line"
            placeholder="例如：实际完成值、结转、执行率"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </p>
        {typed.trim() === '' && <Basics />}
        <Explained asked={useDeferredValue(typed.trim())} />
        {typed.trim() === '' && <KeysOfPages />}
      </div>
    </Frame>
  )
}

const Basics = () => (
  <>
    <section aria-labelledby="steps">
      <h2 id="steps">一年的自评分九步</h2>
      <ol>
        {steps.map(([title, does]) => (
          <li key={title}>
            <strong>{title}</strong>：{does}
          </li>
        ))}
      </ol>
    </section>
    <section aria-labelledby="doers">
      <h2 id="doers">谁做什么</h2>
      <Pairs of={doers} className="help-list" />
    </section>
    <section aria-labelledby="scoring">
      <h2 id="scoring">分是怎么来的</h2>
      {scoring.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  </>
)

/** Fields and words in which the text asked for stands; all of them when nothing is asked. */
function Explained({ asked }: { readonly asked: string }) {
  const { help, failed } = useHelp()
  if (failed) return <p role="alert">说明没有取到。请检查网络，再刷新本页。</p>
  if (!help) return <Loading />
  const speaks = (...texts: readonly (string | null)[]) => texts.some((text) => text?.includes(asked))
  const fields = help.fields.filter(({ label, wants, example, avoid }) => speaks(label, wants, example, avoid))
  const words = help.words.filter(({ term, aliases, means }) => speaks(term, means, ...aliases))
  return (
    <>
      <p role="status" className={asked === '' ? 'unseen' : 'note'}>
        {asked !== '' &&
          (fields.length + words.length === 0
            ? `没有找到“${asked}”。换个说法试试，例如只输入两个字。`
            : `找到 ${fields.length} 栏、${words.length} 个词。`)}
      </p>
      {words.length > 0 && (
        <section aria-labelledby="words">
          <h2 id="words">名词</h2>
          <dl className="help-list">
            {words.map(({ id, term, aliases, means }) => (
              <div key={id}>
                <dt>{term}</dt>
                <dd>
                  {means}
                  {aliases.length > 0 && <span className="note">也叫：{aliases.join('、')}。</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {fields.length > 0 && (
        <section aria-labelledby="fields">
          <h2 id="fields">每一栏怎么填</h2>
          {fields.map((field) => (
            <article key={field.id} id={`field-${field.id}`} className="help-field">
              <h3>{field.label}</h3>
              <FieldText field={field} />
            </article>
          ))}
        </section>
      )}
    </>
  )
}

const KeysOfPages = () => (
  <section aria-labelledby="keys">
    <h2 id="keys">指标表里的键</h2>
    <p>和 Excel、WPS 一样；不用也能填，只是慢一些。</p>
    <Pairs of={keys} className="help-list" />
  </section>
)
