public import Algebra

/// The names that a formula may use.
///
/// Declared names of several letters are recognised before letters are split apart.
public struct Vocabulary: Hashable, Sendable {
  public var names: Set<Symbol>
  /// Functions of which only the name is known, such as `g`.
  public var functions: Set<Symbol>
  /// Whether a name that is not declared is an error.
  public var isClosed: Bool

  public init(names: Set<Symbol> = [], functions: Set<Symbol> = [], isClosed: Bool = false) {
    self.names = names
    self.functions = functions
    self.isClosed = isClosed
  }

  /// Every name is allowed.
  public static let open = Vocabulary()
}
