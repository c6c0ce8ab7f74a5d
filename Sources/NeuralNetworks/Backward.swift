public import Numerics

/// The linear half of a layer, backwards: from dZ[l] to dW[l], db[l] and dA[l-1] (unit 4.6).
///
/// `dW = dZ A[l-1]ᵀ / m`, `db` the mean of dZ over the examples, `dA[l-1] = Wᵀ dZ`.
///
/// - Parameter wantsInput: False leaves `dA[l-1]` out, the dearest of the three for the first layer.
public func linearBackward(
  _ dZ: Matrix, _ cache: LayerCache, wantsInput: Bool = true
) -> LayerGradients {
  let m = Double(cache.A_prev.columns)
  let dW = dZ • cache.A_prev.T / m
  let db = dZ.sum(along: .columns) / m
  let dA_prev = wantsInput ? cache.W.T • dZ : nil
  return LayerGradients(dW: dW, db: db, dA_prev: dA_prev)
}

/// One block of the backward pass: in go dA[l] and the cache, out come dA[l-1], dW[l] and db[l].
public func activationBackward(
  _ dA: Matrix, _ cache: LayerCache, wantsInput: Bool = true
) -> LayerGradients {
  let dZ = dA * cache.g.derivative(cache.Z)
  return linearBackward(dZ, cache, wantsInput: wantsInput)
}

/// The slope of the loss in the output, where the backward pass starts: `dA[L] = -Y/A + (1 - Y)/(1 - A)`.
public func costDerivative(_ AL: Matrix, _ Y: Matrix) -> Matrix {
  (1 - Y) / (1 - AL) - Y / AL
}

/// The whole backward pass, one block after the other from L down to 1; the gradients come in order 1...L.
public func LModelBackward(
  _ AL: Matrix, _ Y: Matrix, _ caches: [LayerCache], wantsInput: Bool = false
) -> [LayerGradients] {
  let last = caches[caches.count - 1]
  let dAL = costDerivative(AL, Y)
  return backward(dZL: dAL * last.g.derivative(last.Z), caches, wantsInput: wantsInput)
}

/// The backward pass from dZ of the last layer.
///
/// With a sigmoid output `dZ[L] = A - Y`: the factors of dA[L] g′(Z[L]) cancel. Training starts here, because
/// the short form also survives A = 1, where the long one is 0/0.
public func backward(
  dZL: Matrix, _ caches: [LayerCache], wantsInput: Bool = false
) -> [LayerGradients] {
  let L = caches.count
  var gradients = [linearBackward(dZL, caches[L - 1], wantsInput: wantsInput || L > 1)]
  for l in stride(from: L - 1, through: 1, by: -1) {
    guard let dA = gradients[gradients.count - 1].dA_prev else { break }
    gradients.append(activationBackward(dA, caches[l - 1], wantsInput: wantsInput || l > 1))
  }
  return gradients.reversed()
}
