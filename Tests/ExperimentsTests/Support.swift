import Experiments
import Testing

/// Runs an experiment by name and expects the numbers, each to its tolerance.
func expect(
  _ name: String, _ values: [String: ParameterValue] = [:], gives expected: [String: Double],
  within tolerance: Double = 5e-7, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let result = try Experiment.named(name).run(values)
  for (quantity, number) in expected.sorted(by: { $0.key < $1.key }) {
    let found = try #require(
      result.number(quantity), "\(name) has no number '\(quantity)'", sourceLocation: sourceLocation)
    let isClose = abs(found - number) <= tolerance * max(1, abs(number)) || found == number
    #expect(isClose, "\(name): \(quantity) is \(found), not \(number)", sourceLocation: sourceLocation)
  }
}

/// The same for words and shapes.
func expect(
  _ name: String, _ values: [String: ParameterValue] = [:], says expected: [String: String],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let result = try Experiment.named(name).run(values)
  for (quantity, word) in expected.sorted(by: { $0.key < $1.key }) {
    #expect(result[quantity] == .word(word), "\(name): \(quantity)", sourceLocation: sourceLocation)
  }
}

/// True in a release build; thousands of training steps take minutes without the optimiser.
let isOptimized: Bool = {
  var isDebug = false
  assert(
    {
      isDebug = true
      return true
    }())
  return !isDebug
}()
