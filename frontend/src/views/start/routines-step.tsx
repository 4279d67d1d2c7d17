/** Routine templates to begin with; one is plenty, none is fine. */

import type { VNode } from "preact";
import { Banner } from "../../components/banner";
import { Picto } from "../../components/picto";
import { StepWords } from "../../components/step-words";
import { t } from "../../i18n";
import type { RoutineTemplate } from "../../store/content-types";
import { content } from "../../store/state";
import { withOrWithout } from "../../with-or-without";
import { RoutineNotes } from "./routine-notes";
import { keepStart, startDraft } from "./start-draft";

const ORDER = ["morning", "after_school", "evening", "any"];

interface RoutinesStepProps {
  next: () => void;
  /** Leave without a routine. */
  empty: () => void;
  emptyLabel: string;
}

/** Ordered through the day. */
export function RoutinesStep({ next, empty, emptyLabel }: RoutinesStepProps): VNode {
  const { templates } = startDraft.value;
  const known = orderedTemplates(content.value?.routines ?? []);
  const toggle = (id: string) => keepStart({ templates: withOrWithout(templates, id) });
  return (
    <>
      {known.length === 0 && (
        <Banner tone="wait" icon="cloud-slash" title={t("start.no-templates")}>
          {t("start.no-templates-text")}
        </Banner>
      )}
      <div class="stack">
        {known.map((template) => (
          <Template key={template.id} template={template} chosen={templates.includes(template.id)} toggle={toggle} />
        ))}
      </div>
      <div class="foot-bar">
        <button type="button" class="btn btn--primary btn--lg btn--block" disabled={templates.length === 0} onClick={next}>
          {templates.length > 0 ? t("start.with-routines", { count: templates.length }) : t("today.pick-routine")}
        </button>
        <button type="button" class="btn btn--quiet btn--block" onClick={empty}>
          {emptyLabel}
        </button>
      </div>
    </>
  );
}

interface TemplateProps {
  template: RoutineTemplate;
  chosen: boolean;
  toggle: (id: string) => void;
}

function Template({ template, chosen, toggle }: TemplateProps): VNode {
  const { id, title, steps } = template;
  return (
    <div class="pick">
      <label class="stack stack--2">
        <span class="inline inline--between inline--wrap">
          <span class="grow">
            <span class="row__title">{title}</span>
            <span class="t-small t-2">{t("start.steps", { count: steps.length })}</span>
          </span>
          <input class="check check--square" type="checkbox" checked={chosen} onChange={() => toggle(id)} />
        </span>
        <span class="pick__strip">
          {steps.map(({ label, picture }) => (
            <Picto key={label} name={picture} />
          ))}
        </span>
      </label>
      <StepWords steps={steps} />
      <RoutineNotes {...template} />
    </div>
  );
}

/** Through the day, as they start. */
export function orderedTemplates(templates: RoutineTemplate[]): RoutineTemplate[] {
  const place = ({ moment }: RoutineTemplate) => ORDER.indexOf(moment);
  return [...templates].sort((a, b) => place(a) - place(b) || a.starts_at.localeCompare(b.starts_at) || (a.id < b.id ? -1 : 1));
}
