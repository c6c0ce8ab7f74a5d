internal import NeuralNetworks
internal import Numerics

extension Arguments {
  /// A fresh generator of NumPy's random numbers.
  var random: RandomState { RandomState(seed: UInt32(clamping: integer("seed"))) }

  func activation(_ name: String = "activation") -> Activation {
    Activation(rawValue: word(name)) ?? .tanh
  }

  /// The set of points that `data` names.
  func trainingSet(m: Int = 400, seed: UInt32 = 1) -> TrainingSet {
    switch word("data") {
    case "circle": .circle(seed: seed, m: m)
    case "xor": .xor(seed: seed, m: m)
    case "moons": .moons(seed: seed, m: m)
    case "spiral": .spiral(seed: seed, m: m)
    default: .flower(seed: seed, m: m)
    }
  }
}

extension ExperimentError {
  /// What our algorithms refuse, said of the parameter that it came from.
  static func refused(_ parameter: String, _ error: InputError) -> ExperimentError {
    .unsuitable(parameter: parameter, message: error.description, help: nil, at: nil)
  }
}

/// A network whose sizes are within their parameter's range.
func network(
  _ arguments: Arguments, hidden: Activation, initializer: Initializer, random: inout RandomState
) throws(ExperimentError) -> DeepNetwork {
  do throws(InputError) {
    return try DeepNetwork(
      sizes: arguments.integers("sizes"), hidden: hidden, initializer: initializer, random: &random,
      memoryLimit: 100_000_000)
  } catch {
    throw .refused("sizes", error)
  }
}
