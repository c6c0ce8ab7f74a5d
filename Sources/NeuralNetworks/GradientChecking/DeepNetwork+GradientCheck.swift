public import Numerics

extension DeepNetwork: Nudgeable {
  /// Parameter number `index` of W1, b1, W2, b2, …, each row by row.
  public subscript(parameter index: Int) -> Double {
    get {
      let (l, place) = layer(of: index)
      let W = layers[l].W
      return place < W.count
        ? W[place / W.columns, place % W.columns] : layers[l].b[place - W.count, 0]
    }
    set {
      let (l, place) = layer(of: index)
      let (count, columns) = (layers[l].W.count, layers[l].W.columns)
      if place < count {
        layers[l].W[place / columns, place % columns] = newValue
      } else {
        layers[l].b[place - count, 0] = newValue
      }
    }
  }

  private func layer(of index: Int) -> (layer: Int, place: Int) {
    var place = index
    for l in layers.indices {
      let count = layers[l].W.count + layers[l].b.count
      if place < count { return (l, place) }
      place -= count
    }
    preconditionFailure("parameter \(index) of \(parameterCount)")
  }

  /// All parameters in one list.
  public var flattened: ParameterVector {
    ParameterVector(
      layers.enumerated().flatMap { l, layer in
        [(name: "W\(l + 1)", matrix: layer.W), (name: "b\(l + 1)", matrix: layer.b)]
      })
  }

  /// The network with the parameters of a list.
  public func restored(from θ: ParameterVector) -> DeepNetwork {
    var network = self
    let matrices = θ.matrices
    for l in layers.indices {
      network.layers[l].W = matrices[2 * l]
      network.layers[l].b = matrices[2 * l + 1]
    }
    return network
  }

  /// Gradients in one list, in the order of the parameters.
  public static func flatten(_ gradients: [LayerGradients]) -> ParameterVector {
    ParameterVector(
      gradients.enumerated().flatMap { l, gradient in
        [(name: "dW\(l + 1)", matrix: gradient.dW), (name: "db\(l + 1)", matrix: gradient.db)]
      })
  }

  /// Backward against nudges, every parameter.
  public func checkGradients(
    _ X: Matrix, _ Y: Matrix, _ checker: GradientChecker = GradientChecker()
  ) -> GradientReport {
    checker.check(DeepNetwork.flatten(gradients(X, Y)), of: { $0.cost(X, Y) }, at: self)
  }

  /// What is wrong with a backward pass: the faults of `diagnose`, and those that take the network to see.
  public func diagnose(
    _ given: [LayerGradients], _ X: Matrix, _ Y: Matrix, tolerance: Double = 1e-5
  ) -> [GradientDiagnosis] {
    let right = DeepNetwork.flatten(gradients(X, Y))
    let flat = DeepNetwork.flatten(given)
    guard flat.values.count == right.values.count, !(relativeError(flat.values, right.values) <= tolerance)
    else { return [] }
    let simple = NeuralNetworks.diagnose(flat.values, right: right, m: X.columns, tolerance: tolerance)
    let wrong = right.parts.filter { part in
      !(relativeError(Array(flat.values[part.range]), Array(right.values[part.range])) <= tolerance)
    }
    if simple.contains(where: { $0.fault == .notFinite }) { return simple }
    if simple.reduce(0, { $0 + $1.parts.count }) == wrong.count { return simple }
    for (fault, gradients) in wrongBackwardPasses(X, Y) {
      let candidate = DeepNetwork.flatten(gradients).values
      if relativeError(candidate, flat.values) <= tolerance {
        return [GradientDiagnosis(fault: fault, parts: wrong.map { $0.name })]
      }
    }
    return simple
  }

  /// Backward passes with one mistake each.
  private func wrongBackwardPasses(_ X: Matrix, _ Y: Matrix) -> [(GradientFault, [LayerGradients])] {
    let (AL, caches) = LModelForward(X, layers)
    func pass(_ layer: Int, _ slope: @escaping (LayerCache) -> Matrix) -> [LayerGradients] {
      backward(from: costDerivative(AL, Y), caches) { l, cache in
        l == layer ? slope(cache) : cache.g.derivative(cache.Z)
      }
    }
    var result: [(GradientFault, [LayerGradients])] = []
    for l in 1...depth {
      let g = layers[l - 1].g
      result.append((.forgottenSlope(layer: l), pass(l) { .ones($0.Z.rows, $0.Z.columns) }))
      result.append((.slopeAtTheValue(layer: l), pass(l) { g.derivative(g($0.Z)) }))
      for other in Activation.allCases where other != g && other != .identity {
        result.append((.slopeOfAnother(other, layer: l), pass(l) { other.derivative($0.Z) }))
      }
    }
    result.append((.outputSlopeInEveryLayer, backwardWithOutputSlope(AL, Y, caches)))
    return result
  }

  /// The blocks of the backward pass with a slope of the caller's choice in every layer.
  private func backward(
    from dAL: Matrix, _ caches: [LayerCache], slope: (Int, LayerCache) -> Matrix
  ) -> [LayerGradients] {
    var dA = dAL
    var gradients: [LayerGradients] = []
    for l in stride(from: depth, through: 1, by: -1) {
      let cache = caches[l - 1]
      let block = linearBackward(dA * slope(l, cache), cache)
      gradients.append(block)
      if let next = block.dA_prev { dA = next }
    }
    return gradients.reversed()
  }
}
