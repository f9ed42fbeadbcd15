//! Answers that mean the same and look otherwise: what a client's parser has to tolerate.

#[cfg(feature = "serde")]
mod document;
mod draw;
mod writer;

use std::fmt;

/// How answers are written: as a server does but for oddities, each legal XML and valid against the schema.
///
/// What an answer looks like depends on the seed and on what it says, so that the same script gives the same
/// bytes, and another seed others. Give it to a simulator with
/// [`SimulatorBuilder::answer_style`](crate::SimulatorBuilder::answer_style), and run all tests of a client
/// under many seeds.
///
/// ```
/// use ews_sim::Simulator;
/// use ews_sim::double::style::AnswerStyle;
/// use ews_sim::operation::im_list::AddImGroup;
///
/// let ada = "ada@example.test";
/// for seed in 0..100 {
///     let style = AnswerStyle::seeded(seed);
///     let mut simulator = Simulator::builder().mailbox(ada).answer_style(style).build();
///     let answer = simulator.call(ada, &AddImGroup { display_name: "Work".into() })?;
///     assert_eq!(&*answer.im_group.unwrap().display_name, "Work");
/// }
/// # Ok::<(), ews_sim::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "document::AnswerStyle", into = "document::AnswerStyle"))]
pub struct AnswerStyle {
    seed: u64,
    /// A bit for each [`Oddity`].
    oddities: u16,
}

/// Declares the enum and its list from rows of a name and what it means.
macro_rules! oddities {
    ($($oddity:ident = $meaning:literal,)*) => {
        /// One way in which an answer may look odd.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub enum Oddity {
            $(#[doc = $meaning] $oddity,)*
        }

        impl Oddity {
            /// Every oddity.
            pub const ALL: &'static [Self] = &[$(Self::$oddity,)*];

            /// What it is, in a sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$oddity => $meaning,)* }
            }
        }
    };
}

oddities! {
    ByteOrderMark = "A byte order mark stands at the beginning.",
    XmlDeclaration = "The XML declaration is missing, or written otherwise.",
    Prefixes = "Namespaces have other prefixes, or are the default, and are declared where they are needed.",
    AttributeOrder = "Attributes and declarations stand in another order, in other quotes.",
    WhiteSpace = "White space stands between elements, and inside tags.",
    References = "Characters are written as references.",
    CharacterData = "Text is written in CDATA sections.",
    EmptyTags = "Empty elements are written in two tags, or in one.",
    Comments = "Comments stand between elements.",
    OptionalElements = "Elements that may be missing and say nothing are missing.",
    ListOrder = "Lists without an order are in another order.",
}

impl AnswerStyle {
    /// Every oddity, here and there.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self { seed, oddities: (1 << Oddity::ALL.len()) - 1 }
    }

    /// The same without an oddity: to find out which one a client cannot bear, or for one that is known.
    #[must_use]
    pub const fn without(self, oddity: Oddity) -> Self {
        Self { oddities: self.oddities & !(1 << oddity as u16), ..self }
    }

    /// One oddity alone, wherever it can be.
    #[must_use]
    pub const fn only(oddity: Oddity, seed: u64) -> Self {
        Self { seed, oddities: 1 << oddity as u16 }
    }

    /// Whether an oddity may be met.
    #[must_use]
    pub const fn has(self, oddity: Oddity) -> bool {
        self.oddities & (1 << oddity as u16) != 0
    }

    /// An answer in this style.
    pub(crate) fn apply(self, answer: &[u8]) -> Vec<u8> {
        writer::restyled(self, answer)
    }
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.meaning())
    }
}
