//! Worlds as serde reads and writes them, where deriving does not say it.

use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Value;
use super::error::{listed, nearest};

/// Kinds of items by the names of their elements.
pub(super) mod item_kind {
    use super::{Deserialize, Deserializer, Serializer, unknown_kind};
    use crate::property::ItemKind;

    pub(crate) fn serialize<S: Serializer>(kind: &ItemKind, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.kind().element.name)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ItemKind, D::Error> {
        let name = String::deserialize(deserializer)?;
        let names = ItemKind::ALL.iter().filter(|kind| kind.is_held()).map(|kind| kind.kind().element.name);
        ItemKind::of_element(&name).ok_or_else(|| unknown_kind("item", &name, names))
    }
}

/// Kinds of folders by the names of their elements.
pub(super) mod folder_kind {
    use super::{Deserialize, Deserializer, Serializer, unknown_kind};
    use crate::property::FolderKind;

    #[expect(clippy::ref_option, reason = "serde passes a reference")]
    pub(crate) fn serialize<S: Serializer>(
        kind: &Option<FolderKind>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match kind {
            Some(kind) => serializer.serialize_str(kind.kind().element.name),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<FolderKind>, D::Error> {
        let name = String::deserialize(deserializer)?;
        let names = FolderKind::ALL.iter().map(|kind| kind.kind().element.name);
        FolderKind::of_element(&name).map(Some).ok_or_else(|| unknown_kind("folder", &name, names))
    }
}

fn unknown_kind<'a, E: serde::de::Error>(
    what: &str,
    name: &str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> E {
    let near = nearest(name, names.clone()).map(|near| format!("the nearest is {near}"));
    E::custom(format!("no {what} is a {name:?}; {}", near.unwrap_or_else(|| listed(names))))
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Double(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(parts) => {
                let mut map = serializer.serialize_map(Some(parts.len()))?;
                for (name, value) in parts {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, a truth value, a list or an object")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        let number = i64::try_from(number).map_err(|_| E::custom(format!("{number} is too great")))?;
        Ok(Value::Integer(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Double(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = sequence.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut parts: Vec<(String, Value)> = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            if parts.iter().any(|(earlier, _)| *earlier == name) {
                return Err(A::Error::custom(format!("{name} is there twice")));
            }
            parts.push((name, value));
        }
        Ok(Value::Object(parts))
    }
}
