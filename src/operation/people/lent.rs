//! The persona of a person as it is written from what its sources lend.

use super::render::PersonaRenderer;
use super::source::Source;
use crate::schema::*;
use crate::wire::{Element, Lent, Own, Writer, element_at, lent};

lent! {
    /// A [`Persona`] as the IM list shows it.
    pub(super) struct LentPersona<'m> of Persona { ..Persona::default() } {
        persona_id: LentItemId<'m>,
        persona_type: Option<Word>,
        creation_time: Option<Own<DateTime>>,
        display_name: Option<&'m str>,
        display_name_first_last: Option<&'m str>,
        display_name_last_first: Option<&'m str>,
        file_as: Option<Word>,
        file_as_id: Option<Word>,
        email_address: Option<LentEmailAddress<'m>>,
        email_addresses: Option<LentEmailAddresses<'m>>,
        im_address: Option<&'m str>,
        relevance_score: Option<Own<i32>>,
        attributions: Option<LentAttributions<'m>>,
        display_names: Attributed<&'m str>,
        file_as_ids: Attributed<Word>,
        other_telephones: Attributed<LentPhoneNumber<'m>>,
        emails1: Attributed<LentEmailAddress<'m>>,
        emails2: Attributed<LentEmailAddress<'m>>,
        emails3: Attributed<LentEmailAddress<'m>>,
        im_addresses: Attributed<&'m str>,
        extended_properties: Option<Own<ArrayOfExtendedPropertyAttributedValue>>,
    }
}

/// The sources of a persona, as a renderer shows them.
pub(super) struct LentAttributions<'s> {
    pub(super) renderer: &'s PersonaRenderer<'s>,
    pub(super) sources: &'s [Source<'s>],
}

impl LentAttributions<'_> {
    fn each(&self) -> impl Iterator<Item = LentAttribution<'_>> {
        self.sources.iter().enumerate().map(|(place, source)| self.renderer.attribution(place, *source))
    }
}

impl Lent for LentAttributions<'_> {
    type Owned = ArrayOfPersonaAttributions;

    fn write(&self, writer: &mut Writer, element: &Element) {
        let of_each = element_at::<ArrayOfPersonaAttributions>(0);
        writer.element(element, |writer| self.each().for_each(|source| source.write(writer, of_each)));
    }

    fn make(&self) -> ArrayOfPersonaAttributions {
        ArrayOfPersonaAttributions { attributions: self.each().map(|source| source.make()).collect() }
    }
}
