internal import SourceText

extension Exercise {
  /// The seed of the variant that belongs to a learner's code: the sheet prints the code, the grader reads it back.
  ///
  /// Every exercise has its own, so that two learners who share the numbers of one need not share those of the next.
  /// Upper and lower case and spaces around the code make no difference.
  public func seed(ofCode code: String) -> UInt64 {
    StableHash((code.trimmed.lowercased() + "\n" + id).utf8).value
  }
}
