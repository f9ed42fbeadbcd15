//! Extended properties with their values: from the wire to the mailbox, their texts checked and made uniform.
//!
//! Source: the reference pages of ExtendedProperty and ExtendedFieldURI; MS-OXWSXPROP.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::path::extended_property_path;
use crate::finding::{Culprit, Rule};
use crate::mailbox::{self, Guid, MapiPropertyType};
use crate::schema::{self, DateTime};
use crate::wire::{ExchangeVersion, SimpleValue};
use crate::{Error, ResponseCode, Result};

/// Reads an extended property of a request.
///
/// # Errors
///
/// * what [`extended_property_path`] refuses;
/// * `ErrorInvalidExtendedPropertyValue` for `Values` of a scalar type, for `Value` of an array type, and
///   for a text that is not of the type.
impl TryFrom<schema::ExtendedProperty> for mailbox::ExtendedProperty {
    type Error = Error;

    fn try_from(property: schema::ExtendedProperty) -> Result<Self> {
        let path = extended_property_path(&property.extended_field_uri)?;
        let of_type = path.property_type();
        let text = |text: String| uniform(of_type, &text).ok_or_else(invalid_value);
        let value = match property.value {
            schema::ExtendedPropertyValue::Value(value) => mailbox::ExtendedPropertyValue::One(text(value)?),
            schema::ExtendedPropertyValue::Values(values) => {
                let values = values.values.into_iter().map(text).collect::<Result<_>>()?;
                mailbox::ExtendedPropertyValue::Many(values)
            }
        };
        Self::new(path, value).map_err(|_| invalid_value())
    }
}

/// The error for a value that is not of the type of its property.
#[cold]
pub(super) fn invalid_value() -> Error {
    let culprit = Culprit::element("ExtendedProperty");
    Error::new(ResponseCode::ErrorInvalidExtendedPropertyValue).because(Rule::PropertyValueOfType, culprit)
}

/// A value, or one of several, as servers answer it; `None` for a text that is not of the type.
///
/// Numbers and identifiers lose what their forms leave open, instants are in UTC, base64 has no white space.
#[must_use]
pub fn uniform(of_type: MapiPropertyType, text: &str) -> Option<String> {
    use MapiPropertyType as T;
    match of_type {
        T::String | T::StringArray => Some(text.to_owned()),
        T::Short | T::ShortArray => integer(text, i16::MIN.into(), i16::MAX.into()),
        T::Integer | T::IntegerArray => integer(text, i32::MIN.into(), i32::MAX.into()),
        T::Long | T::LongArray | T::Currency | T::CurrencyArray => integer(text, i64::MIN, i64::MAX),
        T::Float | T::FloatArray => float(text),
        T::Double | T::DoubleArray | T::ApplicationTime | T::ApplicationTimeArray => {
            read::<f64>(text).map(|number| number.with_text(str::to_owned))
        }
        T::Boolean => read::<bool>(text).map(|value| value.to_string()),
        T::SystemTime | T::SystemTimeArray => read::<DateTime>(text).map(|instant| instant.to_string()),
        T::Clsid | T::ClsidArray => Guid::parse(text.trim()).map(|guid| guid.to_string()),
        T::Binary | T::BinaryArray => read::<schema::Base64>(text).map(|bytes| STANDARD.encode(bytes.0)),
        // These have no text form, and no path leads to them.
        T::Error | T::Null | T::Object | T::ObjectArray => None,
    }
}

/// A value of a datatype.
pub(super) fn read<T: SimpleValue>(text: &str) -> Option<T> {
    let fits = T::simple().check(text, ExchangeVersion::NEWEST).is_ok();
    fits.then(|| T::parse(text))
}

fn integer(text: &str, min: i64, max: i64) -> Option<String> {
    let number = read::<i64>(text).filter(|number| (min..=max).contains(number));
    number.map(|number| number.to_string())
}

/// A floating-point number of 32 bits, which has fewer digits than one of 64.
fn float(text: &str) -> Option<String> {
    let number = read::<f64>(text)?;
    if !number.is_finite() {
        return Some(number.with_text(str::to_owned));
    }
    let number: f32 = text.trim().parse().ok()?;
    number.is_finite().then(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ExtendedFieldUri, NonEmptyArrayOfPropertyValues, PropertyTag};

    fn property(
        property_type: schema::MapiPropertyType,
        value: schema::ExtendedPropertyValue,
    ) -> Result<mailbox::ExtendedPropertyValue> {
        let extended_field_uri = ExtendedFieldUri {
            distinguished_property_set_id: None,
            property_set_id: None,
            property_tag: Some(PropertyTag(0x1234)),
            property_name: None,
            property_id: None,
            property_type,
        };
        let property = schema::ExtendedProperty { extended_field_uri, value };
        mailbox::ExtendedProperty::try_from(property).map(|property| property.value().clone())
    }

    fn value(text: &str) -> schema::ExtendedPropertyValue {
        schema::ExtendedPropertyValue::Value(text.to_owned())
    }

    fn values(texts: &[&str]) -> schema::ExtendedPropertyValue {
        let values = texts.iter().map(|&text| text.to_owned()).collect();
        schema::ExtendedPropertyValue::Values(NonEmptyArrayOfPropertyValues { values })
    }

    #[test]
    fn ip_149_a_text_that_is_not_of_the_type_is_refused() {
        use MapiPropertyType as T;
        for (of_type, bad) in [
            (T::Integer, "abc"),
            (T::Integer, "2147483648"),
            (T::Short, "32768"),
            (T::Long, "9223372036854775808"),
            (T::Currency, "1.5"),
            (T::Float, "1e39"),
            (T::Double, "1,5"),
            (T::ApplicationTime, "yesterday"),
            (T::Boolean, "yes"),
            (T::SystemTime, "2020-01-01"),
            (T::Clsid, "{00062004-0000-0000-c000-000000000046}"),
            (T::Binary, "!"),
            (T::IntegerArray, ""),
            (T::Object, ""),
        ] {
            assert_eq!(uniform(of_type, bad), None, "{of_type:?} {bad}");
        }
        let refused = Err(Error::new(ResponseCode::ErrorInvalidExtendedPropertyValue));
        assert_eq!(property(schema::MapiPropertyType::Integer, value("abc")), refused);
        assert_eq!(property(schema::MapiPropertyType::IntegerArray, values(&["1", "abc"])), refused);
    }

    #[test]
    fn ip_150_a_scalar_has_one_value_and_an_array_has_several() {
        let refused = Err(Error::new(ResponseCode::ErrorInvalidExtendedPropertyValue));
        assert_eq!(property(schema::MapiPropertyType::String, values(&["a"])), refused);
        assert_eq!(property(schema::MapiPropertyType::StringArray, value("a")), refused);
        let one = mailbox::ExtendedPropertyValue::One("a".to_owned());
        assert_eq!(property(schema::MapiPropertyType::String, value("a")), Ok(one));
        let two = mailbox::ExtendedPropertyValue::Many(vec!["1".to_owned(), "2".to_owned()]);
        assert_eq!(property(schema::MapiPropertyType::ShortArray, values(&["01", "+2"])), Ok(two));
    }

    #[test]
    fn values_are_uniform() {
        use MapiPropertyType as T;
        for (of_type, text, expected) in [
            (T::Integer, " -007 ", "-7"),
            (T::Boolean, "1", "true"),
            (T::Double, "1.50", "1.5"),
            (T::Float, "0.1", "0.1"),
            (T::Float, "INF", "INF"),
            (T::SystemTime, "2020-01-01T01:00:00+01:00", "2020-01-01T00:00:00Z"),
            (T::Clsid, "00062004-0000-0000-C000-000000000046", "00062004-0000-0000-c000-000000000046"),
            (T::Binary, "AQ I=\n", "AQI="),
            (T::String, " as it is ", " as it is "),
        ] {
            assert_eq!(uniform(of_type, text).as_deref(), Some(expected), "{of_type:?} {text}");
        }
    }
}
