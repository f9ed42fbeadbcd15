//! Requirements by number.

use std::fmt;

/// A requirement: the document and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Requirement {
    pub(crate) document: Document,
    pub(crate) number: u32,
}

impl Requirement {
    /// Reads `MS-OXWSFOLD_R70`.
    pub(crate) fn parse(id: &str) -> Option<Self> {
        let (document, number) = id.strip_prefix("MS-OXWS")?.split_once("_R")?;
        Some(Self { document: Document::parse(document)?, number: number.parse().ok()? })
    }
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MS-OXWS{:?}_R{}", self.document, self.number)
    }
}

/// Declares the documents by the ends of their names: FOLD is MS-OXWSFOLD.
macro_rules! documents {
    ($($(#[$meta:meta])* $document:ident)+) => {
        /// An open specification that has requirements here.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(clippy::upper_case_acronyms, reason = "that is what the documents are called")]
        pub(crate) enum Document {
            $($(#[$meta])* $document,)+
        }

        impl Document {
            /// The document with that end of its name.
            pub(crate) fn parse(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($document) => Some(Self::$document),)+
                    _ => None,
                }
            }
        }
    };
}

documents! {
    /// Folders.
    FOLD
    /// Items.
    CORE
    /// Contacts.
    CONT
    /// Messages.
    MSG
    /// Tasks.
    TASK
    /// Synchronization.
    SYNC
    /// Types that the others share.
    CDATA
    /// Extended properties.
    XPROP
    /// The layout of ids.
    ITEMID
}
