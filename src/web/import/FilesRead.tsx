import type { Preview } from './preview-state.ts'
import { saidPlace } from './said-place.ts'

const SHOWN = 8

/** What was recognised in each file, what was refused and why, and what could not be understood. */
export function FilesRead({ files, fields, problems }: Pick<Preview, 'files' | 'fields' | 'problems'>) {
  const speaking = new Set([...fields, ...problems].map(({ place }) => place?.file))
  return (
    <>
      <ul className="files-read">
        {files.map(({ name, forms, refused }) => {
          const isEmpty = refused === null && !speaking.has(name)
          return (
            <li key={name} className={refused !== null ? 'refused' : isEmpty ? 'empty' : 'read'}>
              <span aria-hidden="true">{refused !== null ? '✕' : isEmpty ? '！' : '✓'}</span>
              <div>
                <strong>{name}</strong>
                <span>
                  {refused !== null ? `没有读取。${refused}` : `认出：${forms.join('、')}`}
                  {isEmpty && '，没有读出可以采用的内容。请看看是不是选错了文件。'}
                </span>
              </div>
            </li>
          )
        })}
      </ul>
      {problems.length > 0 && (
        <details className="read-problems" open={problems.length <= SHOWN}>
          <summary>有 {problems.length} 处没有读懂或对不上</summary>
          <ul>
            {problems.map(({ path, message, remedy, place }) => (
              <li key={`${path} ${message}`}>
                {message}。{remedy}
                {place && <span className="note">（{saidPlace(place)}）</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
