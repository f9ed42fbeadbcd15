//! Personas as they are written from what contacts lend, without a [`Persona`] being made.

use std::marker::PhantomData;

use super::ids::{FolderId, ItemId};
use super::persona::Persona;
use super::persona_values::*;
use super::text::{DateTime, NonEmptyString};
use crate::mailbox::{Few, IdText};
use crate::wire::{Element, Lent, Own, SimpleValue, Writer, element_at, lent};

/// A text in place of a type that holds nothing else.
pub(crate) struct LentText<'t, T>(&'t str, PhantomData<T>);

impl<'t, T> LentText<'t, T> {
    const fn new(text: &'t str) -> Self {
        Self(text, PhantomData)
    }
}

impl<T: for<'t> From<&'t str>> Lent for LentText<'_, T> {
    type Owned = T;

    fn write(&self, writer: &mut Writer, element: &Element) {
        writer.text_element(element, self.0);
    }

    fn make(&self) -> T {
        self.0.into()
    }
}

/// The place of a source among the sources of a persona, which is what it is called there.
#[derive(Clone, Copy)]
pub(crate) struct Place(pub(crate) usize);

impl Lent for Place {
    type Owned = String;

    fn write(&self, writer: &mut Writer, element: &Element) {
        (self.0 as u64).with_text(|place| writer.text_element(element, place));
    }

    fn make(&self) -> String {
        self.0.to_string()
    }
}

/// An [`ItemId`].
pub(crate) struct LentItemId {
    pub(crate) id: IdText,
    pub(crate) change_key: Option<IdText>,
}

impl Lent for LentItemId {
    type Owned = ItemId;

    fn write(&self, writer: &mut Writer, element: &Element) {
        writer.element(element, |writer| {
            writer.attribute("Id", &self.id);
            if let Some(change_key) = &self.change_key {
                writer.attribute("ChangeKey", change_key);
            }
        });
    }

    fn make(&self) -> ItemId {
        ItemId { id: self.id.to_string(), change_key: self.change_key.as_deref().map(str::to_owned) }
    }
}

lent! {
    /// An [`EmailAddress`] of the kind that [`EmailAddress::smtp`] makes.
    pub(crate) struct LentEmailAddress<'a> of EmailAddress { ..EmailAddress::default() } {
        name: Option<&'a str>,
        email_address: Option<LentText<'a, NonEmptyString>>,
        routing_type: Option<LentText<'a, NonEmptyString>>,
    }
}

impl<'a> LentEmailAddress<'a> {
    /// As [`EmailAddress::smtp`].
    pub(crate) const fn smtp(name: &'a str, address: &'a str) -> Self {
        Self {
            name: Some(name),
            email_address: Some(LentText::new(address)),
            routing_type: Some(LentText::new("SMTP")),
        }
    }
}

/// Several [`LentEmailAddress`]es.
pub(crate) struct LentEmailAddresses<'a>(pub(crate) Few<LentEmailAddress<'a>>);

impl Lent for LentEmailAddresses<'_> {
    type Owned = ArrayOfEmailAddresses;

    fn write(&self, writer: &mut Writer, element: &Element) {
        let each = element_at::<ArrayOfEmailAddresses>(0);
        writer.element(element, |writer| self.0.iter().for_each(|address| address.write(writer, each)));
    }

    fn make(&self) -> ArrayOfEmailAddresses {
        ArrayOfEmailAddresses { addresses: self.0.iter().map(Lent::make).collect() }
    }
}

lent! {
    /// A [`PersonaPhoneNumber`].
    pub(crate) struct LentPhoneNumber<'a> of PersonaPhoneNumber {
        number: &'a str,
        kind: &'a str as "Type",
    }
}

lent! {
    /// A [`PersonaAttribution`].
    pub(crate) struct LentAttribution<'m> of PersonaAttribution {
        id: Place,
        source_id: LentItemId,
        display_name: &'m str,
        is_writable: Option<Own<bool>>,
        is_quick_contact: Option<Own<bool>>,
        is_hidden: Option<Own<bool>>,
        folder_id: Option<Own<FolderId>>,
    }
}

/// Several [`LentAttribution`]s.
pub(crate) struct LentAttributions<'m>(pub(crate) Few<LentAttribution<'m>>);

impl Lent for LentAttributions<'_> {
    type Owned = ArrayOfPersonaAttributions;

    fn write(&self, writer: &mut Writer, element: &Element) {
        let each = element_at::<ArrayOfPersonaAttributions>(0);
        writer.element(element, |writer| self.0.iter().for_each(|source| source.write(writer, each)));
    }

    fn make(&self) -> ArrayOfPersonaAttributions {
        ArrayOfPersonaAttributions { attributions: self.0.iter().map(Lent::make).collect() }
    }
}

/// The different values that the sources of a persona supply, each with the places of those that supply it.
pub(crate) struct Attributed<T> {
    values: Few<T>,
    /// Which value each place supplies, in order of place.
    supplied: Few<(usize, usize)>,
}

impl<T: PartialEq> FromIterator<(usize, T)> for Attributed<T> {
    /// Of the place of a source and a value each; a source may supply several.
    fn from_iter<I: IntoIterator<Item = (usize, T)>>(supplied: I) -> Self {
        let mut attributed = Self { values: Few::None, supplied: Few::None };
        for (place, value) in supplied {
            let known = attributed.values.iter().position(|known| *known == value);
            let index = known.unwrap_or(attributed.values.len());
            if known.is_none() {
                attributed.values.push(value);
            }
            attributed.supplied.push((index, place));
        }
        attributed
    }
}

impl<T> Attributed<T> {
    /// The different values.
    pub(crate) fn values(&self) -> &[T] {
        &self.values
    }

    /// The same with something else in place of each value.
    pub(crate) fn map<U>(&self, map: impl Fn(&T) -> U) -> Attributed<U> {
        Attributed { values: self.values.map(map), supplied: self.supplied.clone() }
    }

    /// The places that supply the value at an index.
    fn places(&self, index: usize) -> impl Iterator<Item = Place> {
        let supplied = self.supplied.iter().filter(move |(value, _)| *value == index);
        supplied.map(|(_, place)| Place(*place))
    }
}

impl<T: Lent<Owned: Attributable>> Attributed<T> {
    /// Each value with its sources.
    pub(crate) fn make_each(&self) -> impl Iterator<Item = <T::Owned as Attributable>::Attributed> {
        self.values.iter().enumerate().map(|(index, value)| {
            let attributions = self.places(index).map(|place| place.make()).collect();
            value.make().attributed(ArrayOfValueAttributions { attributions })
        })
    }
}

/// No element where there is no value.
impl<T: Lent<Owned: Attributable>> Lent for Attributed<T> {
    type Owned = Option<<T::Owned as Attributable>::Array>;

    fn write(&self, writer: &mut Writer, element: &Element) {
        if self.values.is_empty() {
            return;
        }
        let each = element_at::<<T::Owned as Attributable>::Array>(0);
        let [of_value, of_attributions] =
            [0, 1].map(|place| element_at::<<T::Owned as Attributable>::Attributed>(place));
        let of_attribution = element_at::<ArrayOfValueAttributions>(0);
        writer.element(element, |writer| {
            for (index, value) in self.values.iter().enumerate() {
                writer.element(each, |writer| {
                    value.write(writer, of_value);
                    writer.element(of_attributions, |writer| {
                        self.places(index).for_each(|place| place.write(writer, of_attribution));
                    });
                });
            }
        });
    }

    fn make(&self) -> Self::Owned {
        (!self.values.is_empty()).then(|| T::Owned::array(self.make_each().collect()))
    }
}

lent! {
    /// A [`Persona`] as the IM list shows it.
    pub(crate) struct LentPersona<'m> of Persona { ..Persona::default() } {
        persona_id: LentItemId,
        persona_type: Option<&'m str>,
        creation_time: Option<Own<DateTime>>,
        display_name: Option<&'m str>,
        display_name_first_last: Option<&'m str>,
        display_name_last_first: Option<&'m str>,
        file_as: Option<&'m str>,
        file_as_id: Option<&'m str>,
        email_address: Option<LentEmailAddress<'m>>,
        email_addresses: Option<LentEmailAddresses<'m>>,
        im_address: Option<&'m str>,
        relevance_score: Option<Own<i32>>,
        attributions: Option<LentAttributions<'m>>,
        display_names: Attributed<&'m str>,
        file_as_ids: Attributed<&'m str>,
        other_telephones: Attributed<LentPhoneNumber<'m>>,
        emails1: Attributed<LentEmailAddress<'m>>,
        emails2: Attributed<LentEmailAddress<'m>>,
        emails3: Attributed<LentEmailAddress<'m>>,
        im_addresses: Attributed<&'m str>,
        extended_properties: Option<Own<ArrayOfExtendedPropertyAttributedValue>>,
    }
}
