//! What Microsoft's interoperability suites ask of a server, by requirement number.
//!
//! Every test says with [`requirements!`] which numbers it is about. [`coverage`] counts them against the
//! published lists; what no test is about stands in [`exclusions`] with the reason.

#[path = "../declared/mod.rs"]
mod declared;
#[path = "../support/mod.rs"]
mod support;

/// Says which requirements the test it opens is about: `requirements!(FOLD: 70, 585; CDATA: 335)`.
///
/// The number 70 of FOLD is what the list of MS-OXWSFOLD calls `MS-OXWSFOLD_R70`. It asserts nothing and does
/// nothing: [`coverage`] reads it from the source.
macro_rules! requirements {
    ($($document:ident: $($number:literal),+ $(,)?);+ $(;)?) => {
        $(const _: (crate::requirement::Document, &[u32]) =
            (crate::requirement::Document::$document, &[$($number),+]);)+
    };
}

#[path = "../support/client.rs"]
#[allow(dead_code, reason = "it serves more test binaries than this one")]
mod client;
mod contacts;
mod coverage;
mod definitions;
mod exclusions;
mod folders;
mod items;
mod messages;
mod requirement;
mod sources;
mod sync;
mod tasks;
#[path = "../support/tree.rs"]
#[allow(dead_code, reason = "it serves more test binaries than this one")]
mod tree;
mod types;
