//! The attributes of XML Schema itself: `xsi:type`, which names the type an element really has, and its kin.

use std::collections::BTreeMap;

use super::namespace::Namespace;
use super::schema::{Element, Type};
use super::validator::{Checked, Validator};
use super::violation::{Invalid, Name};

/// The types of a vocabulary, by name; made when the first element says that it has another type than its
/// declared one, which hardly any message does.
pub(super) type Types = BTreeMap<(Namespace, &'static str), Type>;

/// Whether every element may have this attribute of the namespace of `xsi:type`.
pub(super) fn is_universal(local: &str) -> bool {
    matches!(local, "type" | "nil" | "schemaLocation" | "noNamespaceSchemaLocation")
}

impl Validator<'_, '_> {
    /// The type the element just started is validated against: the declared one, or the one derived from it
    /// that `xsi:type` names.
    ///
    /// What derives from a type starts with all that the type has, so whoever reads the declared type finds
    /// it, and does not see the rest.
    pub(super) fn type_of(&mut self, element: &Element, offset: usize) -> Checked<Type> {
        let declared = (element.of_type)();
        let actual =
            if self.scanner.attributes().is_empty() { declared } else { self.named_type(declared, offset)? };
        match actual {
            Type::Complex(complex) if complex.is_abstract => {
                Err(self.invalid(offset, Invalid::Abstract(self.scanner.innermost())))
            }
            _ => Ok(actual),
        }
    }

    /// Looks at `xsi:type` and `xsi:nil`; the latter has no place in these schemas.
    ///
    /// They are checked before all other attributes, and .NET points to the element.
    fn named_type(&mut self, declared: Type, offset: usize) -> Checked<Type> {
        let (mut value, mut is_nil) = (None, false);
        for attribute in self.scanner.attributes() {
            match (attribute.namespace.namespace, attribute.raw.local) {
                (Namespace::SchemaInstance, "type") => value = Some(attribute.raw.decoded()),
                (Namespace::SchemaInstance, "nil") => is_nil = true,
                _ => {}
            }
        }
        let named = match value {
            Some(value) => self.find_type(&value, declared, offset)?,
            None => declared,
        };
        if is_nil { Err(self.invalid(offset, Invalid::Nil)) } else { Ok(named) }
    }

    /// The type that a value of `xsi:type` names: the declared one or one that derives from it.
    fn find_type(&mut self, value: &str, declared: Type, offset: usize) -> Checked<Type> {
        let qualified = super::simple::trim(value);
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        let Some(namespace) = self.scanner.resolve(prefix) else {
            let name = Name { namespace: Namespace::None, other_uri: String::new(), local: value.to_owned() };
            return Err(self.invalid(offset, Invalid::UnknownType(name)));
        };
        if declared.name() == Some((namespace.namespace, local)) {
            return Ok(declared);
        }
        let types = self.types.get_or_insert_with(|| self.vocabulary.types());
        match types.get(&(namespace.namespace, local)) {
            Some(found) if found.derives_from(declared) => Ok(*found),
            found => {
                let is_known = found.is_some();
                let type_name = self.scanner.name(namespace, local);
                let invalid = if is_known {
                    Invalid::TypeNotDerived { type_name, element: self.scanner.innermost() }
                } else {
                    Invalid::UnknownType(type_name)
                };
                Err(self.invalid(offset, invalid))
            }
        }
    }
}
