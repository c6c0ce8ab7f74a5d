/// Letters that have a character of their own together with an accent: `ŷ`, `x̄` has none.
enum AccentedLetters {
  /// The letter and the accent of a character such as `ŷ`.
  static func parts(of scalar: Unicode.Scalar) -> (Unicode.Scalar, MathTree.Accent)? {
    apart[scalar]
  }

  /// The one character of a letter with an accent; nil where there is none.
  static func composed(_ letter: Unicode.Scalar, _ accent: MathTree.Accent) -> Unicode.Scalar? {
    guard letter.value < 0x80 else { return nil }
    return together[letter.value << 8 | UInt32(accent.rawValue)]
  }

  private static let rows: [(MathTree.Accent, String, String)] = [
    (.hat, "aceghijosuwyzACEGHIJOSUWYZ", "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ"),
    (.tilde, "anoeiuvyANOEIUVY", "ãñõẽĩũṽỹÃÑÕẼĨŨṼỸ"),
    (.bar, "aeiouygAEIOUYG", "āēīōūȳḡĀĒĪŌŪȲḠ"),
    (.dot, "abcdefghmnoprstwxyzABCDEFGHMNOPRSTWXYZ", "ȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏżȦḂĊḊĖḞĠḢṀṄȮṖṘṠṪẆẊẎŻ"),
    (.doubleDot, "aehiotuwxyAEHIOUWXY", "äëḧïöẗüẅẍÿÄËḦÏÖÜẄẌŸ"),
    (.acute, "aceiklmnoprsuwyz", "áćéíḱĺḿńóṕŕśúẃýź"),
    (.grave, "aeinouwy", "àèìǹòùẁỳ"),
    (.breve, "aegiou", "ăĕğĭŏŭ"),
    (.check, "acdeghijklnorstuzACDEGHIKLNORSTUZ", "ǎčďěǧȟǐǰǩľňǒřšťǔžǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽ"),
    (.ring, "auwyAU", "åůẘẙÅŮ"),
  ]

  private static let apart: [Unicode.Scalar: (Unicode.Scalar, MathTree.Accent)] = {
    var table: [Unicode.Scalar: (Unicode.Scalar, MathTree.Accent)] = [:]
    for (accent, letters, composed) in rows {
      for (letter, character) in zip(letters.unicodeScalars, composed.unicodeScalars) {
        table[character] = (letter, accent)
      }
    }
    return table
  }()

  private static let together: [UInt32: Unicode.Scalar] = {
    var table: [UInt32: Unicode.Scalar] = [:]
    for (accent, letters, composed) in rows {
      for (letter, character) in zip(letters.unicodeScalars, composed.unicodeScalars) {
        table[letter.value << 8 | UInt32(accent.rawValue)] = character
      }
    }
    return table
  }()
}
