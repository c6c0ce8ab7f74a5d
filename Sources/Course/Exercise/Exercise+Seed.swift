extension Exercise {
  /// The seed of the variant that belongs to a learner's code: the sheet prints the code, the grader reads it back.
  ///
  /// Every exercise has its own, so that two learners who share the numbers of one need not share those of the next.
  /// Upper and lower case and spaces around the code make no difference. FNV-1a, 64 bits.
  public func seed(ofCode code: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in (code.trimmed.lowercased() + "\n" + id).utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return hash
  }
}
