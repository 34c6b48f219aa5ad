import type { Preview } from './preview-state.ts'
import { saidPlace } from './said-place.ts'

const SHOWN = 8

/** What was recognised in each file, what was refused and why, and what could not be understood. */
export function FilesRead({ files, problems }: Pick<Preview, 'files' | 'problems'>) {
  return (
    <>
      <ul className="files-read">
        {files.map(({ name, forms, refused }) => (
          <li key={name} className={refused === null ? 'read' : 'refused'}>
            <span aria-hidden="true">{refused === null ? '✓' : '✕'}</span>
            <div>
              <strong>{name}</strong>
              <span>{refused === null ? `认出：${forms.join('、')}` : `没有读取。${refused}`}</span>
            </div>
          </li>
        ))}
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
