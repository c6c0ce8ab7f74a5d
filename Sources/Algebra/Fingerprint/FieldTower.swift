/// The prime fields in which formulas are evaluated, chosen so that `exp` is a true homomorphism.
///
/// `p[k] = 2 p[k+1] + 1` (a Cunningham chain): the squares modulo `p[k]` form a group of prime order `p[k+1]`, so
/// `exp(u)` at level k is `g^u` with `u` evaluated at level k + 1, and exp(u + v) = exp u · exp v holds exactly.
/// All moduli are 3 modulo 4, so −1 is a non-square and the quadratic character behaves as the sign does: it is
/// multiplicative, `x · χ(x)` is |x|, and √ has a principal value that is itself a square. 2, 3 and 5 are squares
/// modulo `p[0]`, as positive numbers should be. `circle` divides `p[0] + 1`: the angles of sin and cos are
/// evaluated there and act by rotation in the quadratic extension of level 0.
///
/// The idea is Gonnet's ("Determining equivalence of expressions in random polynomial time", STOC 1984).
package enum FieldTower {
  package static let levels: [PrimeField] = [
    PrimeField(modulus: 2_305_843_013_784_470_159),
    PrimeField(modulus: 1_152_921_506_892_235_079),
    PrimeField(modulus: 576_460_753_446_117_539),
    PrimeField(modulus: 288_230_376_723_058_769),
  ]

  /// The field of angles, of prime order dividing `p[0] + 1`.
  package static let circle = PrimeField(modulus: 9_598_081_142_959)

  /// Index of the field of angles where levels and circle are numbered together.
  package static let circleContext = 4
  package static let contextCount = 5

  /// 4 squared generates the squares modulo every level: the group order is prime and 4 is a square other than 1.
  package static let generators: [UInt64] = levels.map { $0.element(UInt64(4)) }

  @inline(__always)
  package static func field(_ context: Int) -> PrimeField {
    context == circleContext ? circle : levels[context]
  }

  /// A point of order `circle.modulus` on x² + y² = 1 over level 0.
  package static let rotation: (cosine: UInt64, sine: UInt64) = {
    let field = levels[0]
    // (1 - t²)/(1 + t²), 2t/(1 + t²) lies on the circle; raising it to the cofactor leaves the prime order.
    let cofactor = (field.modulus + 1) / circle.modulus
    var t: UInt64 = 2
    while true {
      let root = field.element(t)
      let square = field.multiply(root, root)
      let scale = field.inverse(field.add(field.one, square))
      let start = (
        cosine: field.multiply(field.subtract(field.one, square), scale),
        sine: field.multiply(field.add(root, root), scale)
      )
      let point = rotate(start, by: cofactor)
      if point.sine != 0 { return point }
      t += 1
    }
  }()

  /// The angle taken `times` times.
  package static func rotate(_ angle: (cosine: UInt64, sine: UInt64), by times: UInt64) -> (
    cosine: UInt64, sine: UInt64
  ) {
    let field = levels[0]
    var result = (cosine: field.one, sine: UInt64(0))
    var square = angle
    var rest = times
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, square, field) }
      rest >>= 1
      if rest > 0 { square = product(square, square, field) }
    }
    return result
  }

  private static func product(
    _ a: (cosine: UInt64, sine: UInt64), _ b: (cosine: UInt64, sine: UInt64), _ field: PrimeField
  ) -> (cosine: UInt64, sine: UInt64) {
    (
      field.subtract(field.multiply(a.cosine, b.cosine), field.multiply(a.sine, b.sine)),
      field.add(field.multiply(a.cosine, b.sine), field.multiply(a.sine, b.cosine))
    )
  }
}
