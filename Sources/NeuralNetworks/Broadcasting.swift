/// NumPy's broadcasting for arrays of any number of axes, with what happens to each axis (unit 2.15).
public struct Broadcast: Hashable, Sendable {
  /// The shape of the result.
  public let shape: [Int]
  /// For each operand the axes of the result along which it is repeated.
  public let stretched: (left: [Int], right: [Int])

  public static func == (left: Broadcast, right: Broadcast) -> Bool {
    left.shape == right.shape && left.stretched == right.stretched
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(shape) }
}

/// Two shapes with an axis where neither size is 1 and the sizes differ.
public struct BroadcastError: Error, Hashable, Sendable, CustomStringConvertible {
  public let left: [Int]
  public let right: [Int]
  /// The axis of the result, counted from the right: 1 is the last.
  public let axisFromRight: Int

  public var description: String {
    let a = left[left.count - axisFromRight]
    let b = right[right.count - axisFromRight]
    return "shapes \(tuple(left)) and \(tuple(right)) cannot be broadcast: \(a) against \(b)"
      + " in axis \(-axisFromRight)"
  }
}

/// A shape as NumPy prints it: `(4,)`, `(2, 3)`.
func tuple(_ shape: [Int]) -> String {
  let inner = shape.map(String.init).joined(separator: ", ")
  return shape.count == 1 ? "(\(inner),)" : "(\(inner))"
}

/// Lays two shapes right-aligned over each other; per axis the sizes agree, or one is 1 or missing.
public func broadcast(_ left: [Int], _ right: [Int]) throws(BroadcastError) -> Broadcast {
  let rank = max(left.count, right.count)
  var shape = [Int](repeating: 1, count: rank)
  var stretched: (left: [Int], right: [Int]) = ([], [])
  for axis in (0..<rank).reversed() {
    let fromRight = rank - axis
    let a = fromRight <= left.count ? left[left.count - fromRight] : 1
    let b = fromRight <= right.count ? right[right.count - fromRight] : 1
    guard a == b || a == 1 || b == 1 else {
      throw BroadcastError(left: left, right: right, axisFromRight: fromRight)
    }
    shape[axis] = a == 1 ? b : a
    if a == 1 && b != 1 { stretched.left.append(axis) }
    if b == 1 && a != 1 { stretched.right.append(axis) }
  }
  return Broadcast(shape: shape, stretched: (stretched.left.reversed(), stretched.right.reversed()))
}

/// The shape of `left + right` in NumPy.
public func broadcastShape(_ left: [Int], _ right: [Int]) throws(BroadcastError) -> [Int] {
  try broadcast(left, right).shape
}
