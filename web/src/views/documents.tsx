import type { ViewProps } from '../views';

export default function DocumentsView(_: ViewProps) {
  return <h1>documents</h1>;
}
