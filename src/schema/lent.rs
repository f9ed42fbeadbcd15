//! Parts of personas as they are written from what contacts lend, without being made.

use std::marker::PhantomData;

use super::ids::{FolderId, ItemId};
use super::persona_values::*;
use super::text::NonEmptyString;
use crate::mailbox::{Contact, Few, IdText, Mailbox, PersonKey};
use crate::wire::{Element, Lent, Own, Value, Writer, element_at, lent};

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

/// A word of the protocol, which is known to be clean.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Word(pub(crate) &'static str);

impl Lent for Word {
    type Owned = String;

    fn write(&self, writer: &mut Writer, element: &Element) {
        writer.clean_element(element, self.0);
    }

    fn make(&self) -> String {
        self.0.to_owned()
    }
}

/// The place of a source among the sources of a persona, which is what it is called there.
#[derive(Clone, Copy)]
pub(crate) struct Place(pub(crate) usize);

impl Lent for Place {
    type Owned = String;

    fn write(&self, writer: &mut Writer, element: &Element) {
        // Hardly any persona has more than ten sources.
        match "0123456789".get(self.0..=self.0) {
            Some(digit) => writer.clean_element(element, digit),
            None => (self.0 as u64).write_element(writer, element),
        }
    }

    fn make(&self) -> String {
        self.0.to_string()
    }
}

/// The [`ItemId`] of something in a mailbox, or known to it.
#[derive(Clone, Copy)]
pub(crate) struct LentItemId<'m> {
    pub(crate) mailbox: &'m Mailbox,
    pub(crate) of: Identified<'m>,
}

/// What an id can be of.
#[derive(Clone, Copy)]
pub(crate) enum Identified<'m> {
    /// A contact, whose id has a change key.
    Contact(Contact<'m>),
    /// A person.
    Person(PersonKey),
    /// A user of the directory, by the primary address.
    User(&'m str),
}

impl LentItemId<'_> {
    fn texts(&self) -> (IdText, Option<IdText>) {
        match self.of {
            Identified::Contact(contact) => {
                (self.mailbox.item_id_text(contact), Some(self.mailbox.item_change_key_text(contact)))
            }
            Identified::Person(person) => (self.mailbox.persona_id_text(person), None),
            Identified::User(address) => (self.mailbox.persona_id_text_of_user(address), None),
        }
    }
}

impl Lent for LentItemId<'_> {
    type Owned = ItemId;

    fn write(&self, writer: &mut Writer, element: &Element) {
        writer.element(element, |writer| {
            let (id, change_key) = self.texts();
            writer.clean_attribute("Id", id.as_bytes());
            if let Some(change_key) = &change_key {
                writer.clean_attribute("ChangeKey", change_key.as_bytes());
            }
        });
    }

    fn make(&self) -> ItemId {
        let (id, change_key) = self.texts();
        ItemId { id: id.to_string(), change_key: change_key.map(|key| key.to_string()) }
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
        kind: Word as "Type",
    }
}

lent! {
    /// A [`PersonaAttribution`].
    pub(crate) struct LentAttribution<'m> of PersonaAttribution {
        id: Place,
        source_id: LentItemId<'m>,
        display_name: Word,
        is_writable: Option<Own<bool>>,
        is_quick_contact: Option<Own<bool>>,
        is_hidden: Option<Own<bool>>,
        folder_id: Option<Own<FolderId>>,
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

    /// The first value of the source at a place.
    pub(crate) fn at(&self, place: usize) -> Option<&T> {
        let (value, _) = self.supplied.iter().find(|(_, supplier)| *supplier == place)?;
        self.values.get(*value)
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
        let [of_value, of_attributions] = [0, 1].map(element_at::<<T::Owned as Attributable>::Attributed>);
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
