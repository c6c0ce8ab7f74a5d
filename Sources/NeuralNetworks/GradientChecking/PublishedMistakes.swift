public import Numerics

/// Two backward passes that were published, train well enough, and are wrong: for the gradient check to find.
///
/// The right ones are `linearBackward` and `LModelBackward`.

/// The first release's db: one number for the whole layer, so that all its units get the same bias (erratum P1).
///
/// `db = (1/m) Σ dZ` over all units and examples; right is one sum a row. Networks learn even so, because the weights
/// make up for it: that a network learns proves nothing about its gradients.
public func linearBackwardWithSummedBias(_ dZ: Matrix, _ cache: LayerCache) -> LayerGradients {
  let m = Double(cache.A_prev.columns)
  let dW = dZ • cache.A_prev.T / m
  let db = dZ.sum / m
  return LayerGradients(dW: dW, db: Matrix(dZ.rows, 1, repeating: db), dA_prev: cache.W.T • dZ)
}

/// The whole pass with that db in every layer.
public func backwardWithSummedBias(
  _ AL: Matrix, _ Y: Matrix, _ caches: [LayerCache]
) -> [LayerGradients] {
  var dA = costDerivative(AL, Y)
  var gradients: [LayerGradients] = []
  for cache in caches.reversed() {
    let block = linearBackwardWithSummedBias(dA * cache.g.derivative(cache.Z), cache)
    gradients.append(block)
    if let next = block.dA_prev { dA = next }
  }
  return gradients.reversed()
}

/// A loop over the hidden layers that starts each time from the output's dA, with the sigmoid's slope (erratum P2).
///
/// The published test has a network of one layer, so that the loop never runs and the test passes.
public func backwardWithOutputSlope(
  _ AL: Matrix, _ Y: Matrix, _ caches: [LayerCache]
) -> [LayerGradients] {
  let dAL = costDerivative(AL, Y)
  return caches.map { cache in
    // dA has one row and is stretched to as many as the layer has units: nothing complains.
    linearBackward(dAL * Activation.sigmoid.derivative(cache.Z), cache)
  }
}
