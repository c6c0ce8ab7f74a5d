internal import NeuralNetworks
internal import Numerics

/// Trains with `alpha` from the arguments; tells the monitor, stops when it says so.
///
/// - Parameter iterations: How many steps; nil for `iterations` from the arguments.
func train(
  _ network: inout ShallowNetwork, on training: TrainingSet, iterations: Int? = nil, _ arguments: Arguments,
  _ monitor: Monitor
) throws(ExperimentError) -> [Double] {
  let iterations = iterations ?? arguments.integer("iterations")
  let costs: [Double]
  do throws(InputError) {
    costs = try network.train(
      on: training, iterations: iterations, learningRate: arguments.number("alpha")
    ) { i, _ in
      i % 64 != 0 || monitor.goesOn(Double(i) / Double(iterations))
    }
  } catch {
    throw .refused("iterations", error)
  }
  try monitor.checkpoint(1)
  return costs
}

/// The stretch of a longer run that its part number `place` takes.
func share(_ place: Int, of count: Int) -> ClosedRange<Double> {
  Double(place) / Double(count)...Double(place + 1) / Double(count)
}
