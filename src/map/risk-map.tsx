import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Ring } from '@/lib/geography/ring';
import type { Answer } from '@/store/answer';
import type { ChoiceStore } from '@/store/choice';
import { shapeOf } from '@/store/question-ticks';
import { moodOf, useAppearance } from '@/ui/appearance';
import { moods } from '@/ui/tokens';
import type { PictureSummary } from './composition';
import { displayOf, rowsToCome } from './displays';
import { MapStage, type MapBase } from './map-stage';
import type { CameraTarget } from './stage/camera';
import { browseTool, type MapHover } from './tools/browse-tool';
import { boxOutline, ringOfOutline, shapeTool, type ShapeMode } from './tools/shape-tool';
import { ShapeToolbar } from './tools/shape-toolbar';
import type { Hand, Tool } from './tools/tool';
import { drawnShape } from './view-layers/drawn-shape';
import { selectionRing } from './view-layers/selection-ring';

interface RiskMapProps {
  /** Read for display, colour, shape, selection and view, and told of shape, selection and view. */
  readonly choices: ChoiceStore;
  /** What the table says under these choices; a fresh object whenever that is something else. */
  readonly answer: Answer;
  /** Day number. */
  readonly today: number;
  readonly base: MapBase;
  readonly target: CameraTarget | null;
  readonly onHover: (hover: MapHover | null) => void;
  readonly onSummary: (summary: PictureSummary) => void;
}

/** The map of one person's choices: the chosen display, the drawn shape, the ring of the selection; to look about, select and draw. */
export function RiskMap({ choices, answer, today, base, target, onHover, onSummary }: RiskMapProps) {
  const { question: asked, variable, display: displayName, selected } = useStore(choices);
  const { select, setShape, lookAt } = choices.getState();
  const shape = shapeOf(asked);
  const ground = useAppearance();
  const [start] = useState(() => choices.getState().view);
  const [mode, setMode] = useState<'browse' | ShapeMode>('browse');
  const [isTooSmall, setIsTooSmall] = useState(false);

  const question = useMemo(() => ({ lens: answer.lens, variable, today }), [answer, variable, today]);
  const viewLayers = useMemo(() => {
    const display = displayOf(displayName);
    const drawn = drawnShape(shape);
    return [rowsToCome, ...(display.isSurface ? [display, drawn] : [drawn, display]), selectionRing(selected)];
  }, [displayName, shape, selected]);

  const take = useCallback((next: ShapeMode | null) => {
    setMode(next ?? 'browse');
    setIsTooSmall(false);
  }, []);
  const onShape = useCallback(
    (ring: Ring | null) => {
      if (!ring) return setIsTooSmall(true);
      take(null);
      setShape(ring);
    },
    [take, setShape],
  );
  const { entered, onEnter } = base;
  const tools = useMemo<Record<typeof mode, Tool>>(() => {
    const shapeEvents = { onShape, onLeave: () => take(null) };
    return {
      browse: browseTool({ entered, onHover, onSelect: select, onArea: onEnter }),
      rectangle: shapeTool('rectangle', shapeEvents),
      lasso: shapeTool('lasso', shapeEvents),
    };
  }, [entered, onHover, select, onEnter, onShape, take]);
  const takeView = ({ size, projection }: Hand) => {
    const { width, height } = size();
    onShape(ringOfOutline(boxOutline({ x: 0, y: 0 }, { x: width, y: height }), projection));
  };

  return (
    <MapStage
      viewLayers={viewLayers}
      question={question}
      base={base}
      dress={{ ground, mood: moods[moodOf(ground)] }}
      camera={{ start, target }}
      tools={tools}
      mode={mode}
      onView={lookAt}
      onSummary={onSummary}
    >
      {(hand) => (
        <ShapeToolbar
          mode={mode}
          shape={shape}
          isTooSmall={isTooSmall}
          onTake={take}
          onTakeView={() => takeView(hand)}
          onRemove={() => setShape(null)}
        />
      )}
    </MapStage>
  );
}
