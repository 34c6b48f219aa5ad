/** Words with what they mean, side by side. */
export const Pairs = ({ of, className }: { readonly of: readonly (readonly [string, string])[]; readonly className?: string }) => (
  <dl className={className}>
    {of.map(([word, means]) => (
      <div key={word}>
        <dt>{word}</dt>
        <dd>{means}</dd>
      </div>
    ))}
  </dl>
)
