import type { ViewProps } from '../views';

export default function MapView(_: ViewProps) {
  return <h1>map</h1>;
}
