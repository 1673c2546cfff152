import { assist } from './assist.ts';
import { brief } from './brief.ts';
import { callTool } from './call-tool.ts';
import { estimate } from './estimate.ts';
import type { AssistPorts, BriefPorts, EstimatePorts, SealPorts, ThinkPorts } from './join.ts';
import { record } from './record.ts';
import { reflect } from './reflect.ts';
import { seal } from './seal.ts';
import { survey } from './survey.ts';
import { think } from './think/think.ts';
import type { Activities } from './types.ts';

/** The steps with their ports joined: what a worker registers. */
export const joinActivities = (
  ports: ThinkPorts & SealPorts & BriefPorts & EstimatePorts & AssistPorts,
): Activities => ({
  think: think(ports),
  reflect: reflect(ports),
  callTool: callTool(ports),
  seal: seal(ports),
  brief: brief(ports),
  estimate: estimate(ports),
  survey: survey(ports),
  assist: assist(ports),
  record: record(ports),
});
