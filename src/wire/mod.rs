//! XML on the wire: tables, the validating reader, typed values, the writer. Knows no mailbox.
//!
//! [`parse`] checks a SOAP message and stores it in a borrowed [`Document`]; it needs no simulator and can
//! be fuzzed and measured alone. The tables it checks against are written by [`message!`](crate::message)
//! and its sisters.

mod arena;
mod bindings;
mod content;
mod envelope;
mod instance;
mod lenient;
mod lent;
mod lexeme;
mod limits;
#[doc(hidden)]
pub mod macro_support;
mod macros;
mod names;
mod namespace;
mod on_demand;
mod outline;
mod position;
mod refusal;
mod scanner;
mod schema;
mod simple;
mod tag;
#[cfg(test)]
mod tests;
mod validator;
mod value;
mod version;
mod violation;
mod violation_text;
mod vocabulary;
mod writer;

pub use arena::{Children, Descendants, Document, Node};
pub use lenient::{Forgiven, Mistake};
pub(crate) use lenient::{amended, parse_leniently};
pub use lent::Sequence;
pub(crate) use lent::{Lent, Own, element_at, element_named, lent};
pub use limits::{Limit, Limits};
pub use namespace::{Namespace, Spelling};
pub use on_demand::{Lender, OnDemand};
pub(crate) use outline::{Outline, Tag, local_of};
pub use position::Position;
pub use refusal::{Refusal, Rejection};
pub use schema::{Attribute, Complex, Content, Described, Element, Step, Type, UNBOUNDED};
pub use simple::{Form, Simple, Unfit, Word, built_in};
pub use validator::{Options, parse};
pub use value::{AtMostHundred, Boxed, Many, NonEmpty, One, OneUnlessEmpty, Opt, Tolerated};
pub use value::{Cardinality, Choice, Extensible, SimpleValue, Value};
pub use version::ExchangeVersion;
pub use violation::{BadValue, ExpectedName, Invalid, Malformed, Name, Violation, ViolationKind, Wording};
pub use vocabulary::{REQUEST_SERVER_VERSION, Vocabulary};
pub use writer::{Naming, Writer};
