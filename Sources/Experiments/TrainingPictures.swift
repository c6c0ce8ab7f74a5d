internal import NeuralNetworks
internal import Numerics

/// Costs over the iterations; long runs are thinned to a few hundred points.
func costPlot(
  _ runs: [(name: LocalizedText, costs: [Double])], every stride: Int = 1,
  title: LocalizedText = LocalizedText("Cost while learning", "训练过程中的代价")
) -> Plot {
  let longest = runs.map(\.costs.count).max() ?? 1
  let step = max(1, longest / 300)
  let series = runs.map { run in
    Plot.Series(
      run.name,
      run.costs.indices.filter { $0 % step == 0 || $0 == run.costs.count - 1 }
        .map { Point(Double($0 * stride), run.costs[$0]) })
  }
  let finite = runs.flatMap(\.costs).filter(\.isFinite)
  // A run that explodes must not flatten the others.
  let highest = min(
    finite.max() ?? 1, 4 * max(runs.compactMap(\.costs.first).filter(\.isFinite).max() ?? 1, 0.25))
  return Plot(
    title, x: Plot.Axis(LocalizedText("iteration", "迭代次数"), 0...Double(max(1, (longest - 1) * stride))),
    y: Plot.Axis("$J$", 0...max(highest, 1e-6)), series: series)
}

extension HeatMap {
  /// What a model says everywhere, with the examples it learned from and the line between its answers.
  init(
    boundaryOf training: TrainingSet, _ title: LocalizedText, columns: Int = 64, rows: Int = 32,
    model: (Matrix) -> Matrix
  ) {
    let (xs, ys) = (training.X.row(0).elements, training.X.row(1).elements)
    let (across, up) = (span(of: xs), span(of: ys))
    let (gridX, gridY) = (evenlySpaced(across, columns), evenlySpaced(up, rows))
    let places = Matrix([
      gridY.flatMap { _ in gridX }, gridY.flatMap { y in gridX.map { _ in y } },
    ])
    let answers = model(places).elements
    self.init(
      title, x: Plot.Axis("$x_1$", across), y: Plot.Axis("$x_2$", up),
      values: (0..<rows).map { Array(answers[$0 * columns..<($0 + 1) * columns]) }, levels: [0.5],
      isFilled: true,
      examples: zip(zip(xs, ys), training.Y.elements).map { Example(Point($0.0, $0.1), label: Int($1)) })
  }
}
