import { Link } from '@tanstack/react-router'
import { createElement } from 'react'
import { type Block, readInline } from './markdown.ts'

const pictures = import.meta.glob<string>('../../../docs/manual/pictures/*.png', { query: '?url', import: 'default', eager: true })
const addressOf = (file: string) => pictures[`../../../docs/manual/${file}`]

/** A page of the manual. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) =>
  blocks.map((block, index) => (
    // A page never changes while it is shown.
    <OneBlock key={index} block={block} />
  ))

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return createElement(`h${block.level}`, { id: block.id }, block.text)
    case 'paragraph':
      return (
        <p>
          <Line text={block.text} />
        </p>
      )
    case 'quote':
      return (
        <blockquote>
          <Line text={block.text} />
        </blockquote>
      )
    case 'code':
      return <pre>{block.text}</pre>
    case 'picture':
      return (
        <p className="picture">
          <img src={addressOf(block.file)} alt={block.alt} loading="lazy" />
        </p>
      )
    case 'list':
      return createElement(
        block.ordered ? 'ol' : 'ul',
        undefined,
        block.items.map((item) => (
          <li key={item}>
            <Line text={item} />
          </li>
        )),
      )
    case 'table':
      return (
        <div className="wide">
          <table className="list">
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, column) => (
                    <td key={block.head[column] ?? column}>
                      <Line text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

const Line = ({ text }: { readonly text: string }) =>
  readInline(text).map((part, index) => {
    if (part.kind === 'strong') return <strong key={index}>{part.text}</strong>
    if (part.kind === 'code') return <code key={index}>{part.text}</code>
    if (part.kind !== 'link') return part.text
    const page = /^(\w+)\.md$/.exec(part.to)?.[1]
    if (page === undefined)
      return (
        <a key={index} href={part.to}>
          {part.text}
        </a>
      )
    return (
      <Link key={index} to="/manual/{-$part}" params={{ part: page === 'README' ? undefined : page }}>
        {part.text}
      </Link>
    )
  })
