/// The language in which a formula is put into words.
public enum SpokenLanguage: Hashable, Sendable {
  case english
  case chinese
}
