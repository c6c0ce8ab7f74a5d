public import Numerics

/// Whether the units of a layer have become different from each other (unit 3.11).
public struct SymmetryReport: Hashable, Sendable {
  /// Directions that the rows of W span: 1 where all units look at the same thing, 0 where W is zero.
  public let rank: Int
  public let units: Int
  /// Units whose row is not equal to an earlier row.
  public let differentUnits: Int

  /// True where no two units are the same.
  public var isBroken: Bool { differentUnits == units }
}

/// The report for the weights of one layer, one row a unit.
public func symmetryReport(_ W: Matrix) -> SymmetryReport {
  let rows = Set((0..<W.rows).map { W.row($0) })
  return SymmetryReport(rank: W.rank(), units: W.rows, differentUnits: rows.count)
}
