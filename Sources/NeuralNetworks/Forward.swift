public import Numerics

/// The linear half of a layer: `Z[l] = W[l] A[l-1] + b[l]`, shape `(n[l], m)` (unit 4.2).
///
/// `b[l]` has one column and is stretched over the m examples.
public func linearForward(_ A_prev: Matrix, _ W: Matrix, _ b: Matrix) -> Matrix {
  W • A_prev + b
}

/// One block of the forward pass: in goes A[l-1], out come A[l] and the cache (unit 4.5).
public func activationForward(_ A_prev: Matrix, _ layer: Layer) -> (A: Matrix, cache: LayerCache) {
  let Z = linearForward(A_prev, layer.W, layer.b)
  let A = layer.g(Z)
  return (A, LayerCache(A_prev: A_prev, W: layer.W, Z: Z, g: layer.g))
}

/// The whole forward pass, A[0] = X to A[L] = ŷ, with the caches of layers 1...L.
public func LModelForward(_ X: Matrix, _ layers: [Layer]) -> (AL: Matrix, caches: [LayerCache]) {
  var A = X
  var caches: [LayerCache] = []
  for layer in layers {
    let (next, cache) = activationForward(A, layer)
    caches.append(cache)
    A = next
  }
  return (A, caches)
}
