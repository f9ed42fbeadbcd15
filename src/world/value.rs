//! The values of properties as authors of worlds write them.

use jiff::Timestamp;

/// The value of a property, as an author writes it; the tables of the schema say what it stands for.
///
/// * Of a simple type it is text, a truth value or a number: `"High"`, `true`, `30`,
///   `"2024-03-04T09:00:00Z"`.
/// * Of a type with parts it is an object of its attributes and child elements:
///   `{"Mailbox": {"Name": "Bob", "EmailAddress": "bob@example.test"}}`. `"Value"` is the text beside
///   attributes.
/// * Of a dictionary of contacts it is an object by key: `{"EmailAddress1": "bob@example.test"}`,
///   `{"Home": {"City": "London"}}`.
/// * What can be left out, can: a list stands for the element that may be repeated, a text for the address of
///   a mailbox, for a body of the type `Text`, and for the only element of a type that has no other.
///
/// ```
/// use ews_sim::world::Value;
///
/// assert_eq!(Value::from("High"), Value::Text("High".to_owned()));
/// assert_eq!(Value::from(["Blue", "Red"]), Value::List(vec!["Blue".into(), "Red".into()]));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A floating-point number.
    Double(f64),
    /// A text, a word, a time, bytes in base64.
    Text(String),
    /// Several values.
    List(Vec<Value>),
    /// Parts by name, in any order.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// An object without parts, to be given some.
    #[must_use]
    pub const fn object() -> Self {
        Self::Object(Vec::new())
    }

    /// The same object with one more part.
    ///
    /// ```
    /// use ews_sim::world::Value;
    ///
    /// let bob = Value::object().with("Name", "Bob").with("EmailAddress", "bob@example.test");
    /// assert!(matches!(bob, Value::Object(parts) if parts.len() == 2));
    /// ```
    ///
    /// # Panics
    ///
    /// When it is no object.
    #[must_use]
    #[track_caller]
    pub fn with(mut self, name: &str, value: impl Into<Self>) -> Self {
        match &mut self {
            Self::Object(parts) => parts.push((name.to_owned(), value.into())),
            other => panic!("{other:?} is no object and has no {name}; start with Value::object()"),
        }
        self
    }

    /// The part of an object with a name, made if it is not there.
    pub(super) fn part(&mut self, name: &str) -> &mut Self {
        if !matches!(self, Self::Object(_)) {
            *self = Self::object();
        }
        let Self::Object(parts) = self else { unreachable!("it has just been made one") };
        let index = parts.iter().position(|(own, _)| own == name).unwrap_or(parts.len());
        if index == parts.len() {
            parts.push((name.to_owned(), Self::object()));
        }
        &mut parts[index].1
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Integer(value.into())
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Double(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Timestamp> for Value {
    fn from(value: Timestamp) -> Self {
        Self::Text(value.to_string())
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>, const N: usize> From<[T; N]> for Value {
    fn from(values: [T; N]) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
