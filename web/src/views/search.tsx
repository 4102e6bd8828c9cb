import type { ViewProps } from '../views';

export default function SearchView(_: ViewProps) {
  return <h1>search</h1>;
}
