import Foundation
import Writing

/// Of a text, what stays the same in another language: names, numbers, code, formulas, links.
struct Fingerprint {
  /// A token that both sides have, by number, with how much it says; sorted by number.
  struct Token {
    var id: Int32
    var weight: Double
  }

  var tokens: [Token] = []
  /// Sum of squared weights.
  var square = 0.0
  /// Sum of weights: how much there is to go by.
  var mass = 0.0

  /// The sum of products of weights of common tokens.
  func dot(_ other: Fingerprint) -> Double {
    var sum = 0.0
    var i = 0
    var j = 0
    while i < tokens.count && j < other.tokens.count {
      let mine = tokens[i]
      let theirs = other.tokens[j]
      if mine.id == theirs.id {
        sum += mine.weight * theirs.weight
        i += 1
        j += 1
      } else if mine.id < theirs.id {
        i += 1
      } else {
        j += 1
      }
    }
    return sum
  }
}

/// How much two fingerprints speak for saying the same.
struct Overlap {
  var dot: Double
  var leftSquare: Double
  var rightSquare: Double
  var leftMass: Double
  var rightMass: Double

  init(_ left: Fingerprint, _ right: Fingerprint, dot: Double) {
    self.dot = dot
    leftSquare = left.square
    rightSquare = right.square
    leftMass = left.mass
    rightMass = right.mass
  }

  init(dot: Double, leftSquare: Double, rightSquare: Double, leftMass: Double, rightMass: Double) {
    self.dot = dot
    self.leftSquare = leftSquare
    self.rightSquare = rightSquare
    self.leftMass = leftMass
    self.rightMass = rightMass
  }

  /// 0 to 1: the mean of the cosine and of how much of the smaller the larger holds.
  ///
  /// A Latin text holds many words that a Han text has for titles only, so the cosine alone is too strict.
  var similarity: Double {
    let smaller = min(leftSquare, rightSquare)
    guard smaller > 0 else { return 0 }
    let cosine = dot / (leftSquare * rightSquare).squareRoot()
    return (min(1, cosine) + min(1, dot / smaller)) / 2
  }

  /// Log odds in nats, negative if there is something to share and it is not shared, 0 without anything.
  func odds(_ worth: Worth) -> Double {
    let mass = min(leftMass, rightMass)
    // Nothing on one side, much on the other: some of it should have stayed.
    if mass == 0 { return -Odds.lacking * min(Odds.mostLacking, max(leftMass, rightMass)) }
    return worth.strength * (similarity - Odds.chanceSimilarity) * mass / (mass + worth.doubt)
  }
}

/// Fingerprints of the texts of two sides, weighted by how rare their tokens are.
struct Fingerprints {
  private(set) var left: [Fingerprint] = []
  private(set) var right: [Fingerprint] = []

  /// Each text as its tokens with how often each occurs.
  init(left leftTexts: [TokenCounts], right rightTexts: [TokenCounts]) {
    let leftShares = Self.shares(leftTexts)
    let rightShares = Self.shares(rightTexts)
    let common = leftShares.keys.filter { rightShares[$0] != nil }.sorted()
    var known: [FingerprintToken: Token] = [:]
    known.reserveCapacity(common.count)
    let isLarge = max(leftTexts.count, rightTexts.count) >= 50
    for (id, token) in common.enumerated() {
      let share = max(leftShares[token] ?? 1, rightShares[token] ?? 1)
      // What stands in every other text tells them apart no more, and only takes time.
      if isLarge && share > 0.4 { continue }
      known[token] = Token(id: Int32(id), weight: log(1 + 1 / share))
    }
    let leftIsLatin = Self.isLatin(leftTexts)
    let rightIsLatin = Self.isLatin(rightTexts)
    left = leftTexts.map {
      Self.fingerprint($0, known, shares: !leftIsLatin && rightIsLatin ? leftShares : nil)
    }
    right = rightTexts.map {
      Self.fingerprint($0, known, shares: leftIsLatin && !rightIsLatin ? rightShares : nil)
    }
  }

  /// True if more of the tokens are words of Latin script than pairs of other letters.
  private static func isLatin(_ texts: [TokenCounts]) -> Bool {
    var latin = 0
    var other = 0
    for text in texts {
      for token in text.keys {
        if token.isLatin { latin += 1 } else { other += 1 }
      }
    }
    return latin >= other
  }

  private typealias Token = Fingerprint.Token

  /// For each token the share of texts that have it, 0 to 1.
  private static func shares(_ texts: [TokenCounts]) -> [FingerprintToken: Double] {
    var counts: TokenCounts = [:]
    for text in texts {
      for token in text.keys { counts[token, default: 0] += 1 }
    }
    return counts.mapValues { Double($0) / Double(texts.count) }
  }

  /// With `shares`, the text is of another script, in which a Latin word is a name: one that the whole other
  /// side lacks speaks against any twin there.
  private static func fingerprint(
    _ text: TokenCounts, _ known: [FingerprintToken: Token], shares: [FingerprintToken: Double]?
  ) -> Fingerprint {
    var fingerprint = Fingerprint()
    // Sums of unsorted numbers would differ from run to run.
    for (key, count) in text.sorted(by: { $0.key < $1.key }) {
      guard var token = known[key] else {
        if let share = shares?[key], key.isLatin {
          let weight = 0.6 * log(1 + 1 / share)
          fingerprint.square += weight * weight
        }
        continue
      }
      token.weight *= 1 + log(Double(count))
      fingerprint.tokens.append(token)
    }
    fingerprint.tokens.sort { $0.id < $1.id }
    for token in fingerprint.tokens {
      fingerprint.square += token.weight * token.weight
      fingerprint.mass += token.weight
    }
    return fingerprint
  }

  /// For each left text the right ones that share most with it, at most `count`, the most similar first.
  func candidates(count: Int) -> [[(right: Int, dot: Double)]] {
    var places: [Int32: [(text: Int, weight: Double)]] = [:]
    for (index, text) in right.enumerated() {
      for token in text.tokens { places[token.id, default: []].append((index, token.weight)) }
    }
    var sums = [Double](repeating: 0, count: right.count)
    return left.map { text in
      var touched: [Int] = []
      for token in text.tokens {
        for place in places[token.id] ?? [] {
          if sums[place.text] == 0 { touched.append(place.text) }
          sums[place.text] += place.weight * token.weight
        }
      }
      let found = touched.map { (right: $0, dot: sums[$0]) }
      for index in touched { sums[index] = 0 }
      return Array(
        found.sorted {
          let first = $0.dot / right[$0.right].square.squareRoot()
          let second = $1.dot / right[$1.right].square.squareRoot()
          return (first, $1.right) > (second, $0.right)
        }.prefix(count))
    }
  }
}
